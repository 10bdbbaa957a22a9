import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, meetings, outbox, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { takeBatch } from "#lib/imports/batch.ts";
import { stopImport } from "#lib/imports/end.ts";
import { getImport } from "#lib/imports/queries.ts";
import { NotFound } from "#lib/result.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { noteRsvp } from "#lib/rsvps/desk/note.ts";
import { eraseRsvp } from "#lib/rsvps/erase.ts";
import { beginImport, keepImport } from "#lib/rsvps/import/commands.ts";
import { attendeeImporter } from "#lib/rsvps/import/importer.ts";
import { guessLayout } from "#lib/rsvps/import/known.ts";
import { listStaying, outlookOfUndo, undoImport } from "#lib/rsvps/import/undo.ts";
import { setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { importAll, keptList, listFile, workOff } from "#tests/support/imports.ts";
import { join, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";

async function aSociety(row: Parameters<typeof aMeeting>[1] = {}) {
  const group = await aGroup();
  const meeting = await aMeeting(group.id, row);
  return { meetingId: meeting.id, organizer: await aMember(group.id) };
}

async function imported(actor: Actor, meetingId: string, list: string, tell = false) {
  expect(await keepImport(actor, meetingId, listFile(list))).toMatchObject({ ok: true });
  return (await importAll(actor, meetingId, { tell })).id;
}

async function undone(actor: Actor, meetingId: string, id: string) {
  expect(await undoImport(actor, { meetingId, id })).toMatchObject({ ok: true });
  await workOff(id);
  const { state, figures } = await getImport(actor, "rsvps", id);
  return { state, ...figures.became };
}

const sendMailTo = (email: string) =>
  store.write((tx) =>
    tx.update(outbox).set({ state: "sent", links: null }).where(eq(outbox.toEmail, email)),
  );

/** A second later, so that what changes now is not what came. */
const later = () => {
  const at = Date.now() + 1000;
  setClock(() => at);
};

const THREE = "Name,E-mail\nAnn,ann@example.org\nBob,bob@example.org\nCyd,";

describe("an import that is undone", () => {
  it("leaves nothing of those whom nobody was told of, and their mails are not sent", async () => {
    const { meetingId, organizer } = await aSociety({ capacity: 10 });
    await join(meetingId, "Dee");
    const id = await imported(organizer, meetingId, THREE, true);
    expect((await meetingNow(meetingId)).seatsTaken).toBe(4);
    expect(await outlookOfUndo(id)).toEqual({ goes: 3, told: 0 });
    expect(await undone(organizer, meetingId, id)).toEqual({ state: "undone", gone: 3 });
    expect(await statuses(meetingId)).toEqual(["Dee going 1"]);
    expect((await meetingNow(meetingId)).seatsTaken).toBe(1);
    expect(await mails()).toEqual(["rsvp-going to dee@example.org"]);
    const [entry] = await store.read
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.meetingId, meetingId), eq(auditEvents.action, "rsvp.unimported")));
    expect(entry).toMatchObject({ accountId: organizer.accountId, detail: { removed: 3 } });
  });

  it("cancels who was told already, and tells them so", async () => {
    const { meetingId, organizer } = await aSociety();
    const id = await imported(organizer, meetingId, THREE, true);
    await sendMailTo("bob@example.org");
    expect(await outlookOfUndo(id)).toEqual({ goes: 3, told: 1 });
    expect(await undone(organizer, meetingId, id)).toMatchObject({ gone: 2, told: 1 });
    expect(await statuses(meetingId)).toEqual(["Bob cancelled 1"]);
    expect(await rsvpOf(meetingId, "Bob")).toMatchObject({ cancelledBy: "organizer" });
    expect(await mails()).toEqual([
      "rsvp-going to bob@example.org",
      "rsvp-cancelled to bob@example.org",
    ]);
  });

  it("takes away who does not come, though they were told, and says so before", async () => {
    const { meetingId, organizer } = await aSociety();
    const list = "Name,E-mail,State\nAnn,ann@example.org,going\nBob,bob@example.org,declined";
    const id = await imported(organizer, meetingId, list, true);
    await sendMailTo("ann@example.org");
    await sendMailTo("bob@example.org");
    expect(await outlookOfUndo(id)).toEqual({ goes: 2, told: 1 });
    expect(await undone(organizer, meetingId, id)).toMatchObject({ gone: 1, told: 1 });
    expect(await statuses(meetingId)).toEqual(["Ann cancelled 1"]);
  });

  it("leaves those whom somebody has touched since, and says why", async () => {
    const { meetingId, organizer } = await aSociety();
    const names = ["Ann", "Bob", "Cyd", "Dee"];
    const list = ["Name,E-mail", ...names.map((name) => `${name},${name}@example.org`)].join("\n");
    const id = await imported(organizer, meetingId, list);
    later();
    await noteRsvp(organizer, {
      id: (await rsvpOf(meetingId, "Ann")).id,
      note: "Pays at the door",
    });
    await cancelRsvp(await tokenOf(meetingId, "Bob"));
    await eraseRsvp(await tokenOf(meetingId, "Cyd"));
    const stay = [
      { name: "Ann", why: "changed" },
      { name: "Bob", why: "withdrew" },
      { name: "", why: "erased" },
    ];
    expect(await listStaying(id)).toMatchObject(stay);
    expect(await undone(organizer, meetingId, id)).toEqual({ state: "undone", gone: 1, stays: 3 });
    expect(await statuses(meetingId)).toEqual(["Ann going 1", "Bob cancelled 1", " cancelled 1"]);
    expect(await listStaying(id)).toMatchObject(stay);
  });

  it("gives the seats to those who wait, and to none whom it takes away", async () => {
    const { meetingId, organizer } = await aSociety({ capacity: 2 });
    const id = await imported(organizer, meetingId, `${THREE}\nEve,eve@example.org`, true);
    await join(meetingId, "Fay");
    expect(await statuses(meetingId)).toEqual([
      "Ann going 1",
      "Bob going 1",
      "Cyd waitlisted 1",
      "Eve waitlisted 1",
      "Fay waitlisted 1",
    ]);
    expect(await undone(organizer, meetingId, id)).toMatchObject({ gone: 4 });
    expect(await statuses(meetingId)).toEqual(["Fay going 1"]);
    expect((await mails()).filter((mail) => /promoted|held/.test(mail))).toEqual([
      "rsvp-promoted to fay@example.org",
    ]);
    expect((await meetingNow(meetingId)).seatsTaken).toBe(1);
  });

  it("takes along who moved up by itself", async () => {
    const { meetingId, organizer } = await aSociety({ capacity: 1 });
    await join(meetingId, "Dee");
    const id = await imported(organizer, meetingId, "Name\nAnn");
    later();
    await cancelRsvp(await tokenOf(meetingId, "Dee"));
    expect(await rsvpOf(meetingId, "Ann")).toMatchObject({ status: "going" });
    expect(await undone(organizer, meetingId, id)).toMatchObject({ gone: 1 });
  });

  it("while it is still being imported imports no more, and is undone once", async () => {
    const { meetingId, organizer } = await aSociety();
    const list = ["Name", ...Array.from({ length: 70 }, (_, n) => `Person ${n}`)].join("\n");
    await keepImport(organizer, meetingId, listFile(list));
    const kept = await keptList(organizer, meetingId);
    const layout = guessLayout(kept.rows);
    const begun = await beginImport(organizer, { meetingId, layout: () => layout, tell: false });
    if (!begun.ok) throw new Error(begun.reason);
    const { id } = begun.value;
    await takeBatch(id, attendeeImporter);
    expect(await undone(organizer, meetingId, id)).toEqual({ state: "undone", gone: 50, left: 20 });
    expect(await statuses(meetingId)).toEqual([]);
    expect(await undoImport(organizer, { meetingId, id })).toMatchObject({ reason: "undone" });
  });

  it("is no more once the meeting is over, and is nobody else's", async () => {
    const { meetingId, organizer } = await aSociety();
    const id = await imported(organizer, meetingId, THREE);
    const stranger = await aMember((await aGroup()).id);
    await expect(undoImport(stranger, { meetingId, id })).rejects.toThrow(NotFound);
    await expect(getImport(stranger, "rsvps", id)).rejects.toThrow(NotFound);
    const { endsAt } = await meetingNow(meetingId);
    setClock(() => endsAt.getTime() + 1000);
    expect(await undoImport(organizer, { meetingId, id })).toMatchObject({ reason: "past" });
    expect(await store.read.$count(rsvps, eq(rsvps.meetingId, meetingId))).toBe(3);
  });
});

describe("an import that is stopped by hand", () => {
  it("takes no more, keeps what it took, says so in the trail, and can still be undone", async () => {
    const { meetingId, organizer } = await aSociety();
    const list = ["Name", ...Array.from({ length: 70 }, (_, n) => `Person ${n}`)].join("\n");
    await keepImport(organizer, meetingId, listFile(list));
    const kept = await keptList(organizer, meetingId);
    const layout = guessLayout(kept.rows);
    const begun = await beginImport(organizer, { meetingId, layout: () => layout, tell: false });
    if (!begun.ok) throw new Error(begun.reason);
    const { id } = begun.value;
    await takeBatch(id, attendeeImporter);
    const stranger = await aMember((await aGroup()).id);
    await expect(stopImport(stranger, "rsvps", id)).rejects.toThrow(NotFound);
    await expect(stopImport(organizer, "subscribers", id)).rejects.toThrow(NotFound);
    expect(await stopImport(organizer, "rsvps", id)).toMatchObject({ ok: true });
    await workOff(id);
    const { state, detail, figures } = await getImport(organizer, "rsvps", id);
    expect({ state, why: detail.why, became: figures.became }).toEqual({
      state: "stopped",
      why: "Stopped by hand.",
      became: { added: 50, left: 20 },
    });
    const trail = await store.read.select().from(auditEvents);
    expect(trail.filter(({ action }) => action === "rsvp.added")).toMatchObject([
      { detail: { added: 50, from: "import" } },
    ]);
    expect(await stopImport(organizer, "rsvps", id)).toMatchObject({ reason: "ended" });
    expect(await undone(organizer, meetingId, id)).toEqual({ state: "undone", gone: 50, left: 20 });
  });
});

describe("an import that cannot go on", () => {
  it("stops, says why, and keeps nothing of the rows that are left", async () => {
    const { meetingId, organizer } = await aSociety();
    const list = ["Name", ...Array.from({ length: 70 }, (_, n) => `Person ${n}`)].join("\n");
    await keepImport(organizer, meetingId, listFile(list));
    const kept = await keptList(organizer, meetingId);
    const layout = guessLayout(kept.rows);
    const begun = await beginImport(organizer, { meetingId, layout: () => layout, tell: false });
    if (!begun.ok) throw new Error(begun.reason);
    await takeBatch(begun.value.id, attendeeImporter);
    await store.write((tx) =>
      tx.update(meetings).set({ status: "cancelled" }).where(eq(meetings.id, meetingId)),
    );
    await workOff(begun.value.id);
    const { state, detail, figures } = await getImport(organizer, "rsvps", begun.value.id);
    expect({ state, became: figures.became }).toEqual({
      state: "stopped",
      became: { added: 50, left: 20 },
    });
    expect(detail.why).toMatch(/cancelled/);
    const trail = await store.read.select().from(auditEvents);
    expect(trail).toMatchObject([{ action: "rsvp.added", detail: { added: 50 } }]);
  });
});
