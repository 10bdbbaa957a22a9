import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound, say } from "#lib/result.ts";
import { addRsvps } from "#lib/rsvps/desk/add.ts";
import { cancelRsvps } from "#lib/rsvps/desk/cancel.ts";
import { changeRsvpAtDesk } from "#lib/rsvps/desk/change.ts";
import { type AddRow, addRow } from "#lib/rsvps/desk/input.ts";
import { moveUpRsvp } from "#lib/rsvps/desk/move-up.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";
import { shown } from "#tests/support/refused.ts";

async function meeting(row: Parameters<typeof aMeeting>[1] = {}) {
  const group = await aGroup();
  const { id } = await aMeeting(group.id, row);
  return { id, groupId: group.id, organizer: await aMember(group.id) };
}

const idOf = async (meetingId: string, who: string) => (await rsvpOf(meetingId, who)).id;

async function trailOf(meetingId: string, action: string) {
  const rows = await store.read
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.meetingId, meetingId));
  return rows.filter((row) => row.action === action);
}

describe("moving up by hand", () => {
  it("passes the line while a seat is free, and is recorded", async () => {
    const { id, organizer } = await meeting({ capacity: 3 });
    await join(id, "Ann", 2);
    await join(id, "Bob", 2);
    await join(id, "Cyd", 1);
    const input = { meetingId: id, id: await idOf(id, "Cyd"), insist: [] };
    expect(await moveUpRsvp(organizer, input)).toEqual({ ok: true, value: { over: 0 } });
    expect(await moveUpRsvp(organizer, input)).toEqual({ ok: true, value: { over: 0 } });
    expect(await statuses(id)).toEqual(["Ann going 2", "Bob waitlisted 2", "Cyd going 1"]);
    expect((await mails()).slice(3)).toEqual(["rsvp-promoted to cyd@example.org"]);
    const [entry, ...more] = await trailOf(id, "rsvp.moved-up");
    expect(entry).toMatchObject({ accountId: organizer.accountId, subjectId: input.id });
    expect(more).toEqual([]);
  });

  it("goes beyond the seats only if the organizer insists, and says by how many", async () => {
    const { id, organizer } = await meeting({ capacity: 2 });
    await join(id, "Ann", 2);
    await join(id, "Bob", 2);
    const input = { meetingId: id, id: await idOf(id, "Bob"), insist: [] };
    const refused = await moveUpRsvp(organizer, input);
    expect(refused).toMatchObject({ ok: false, reason: "full" });
    expect(refused.ok || say(refused)).toContain("over by 2");
    expect(await moveUpRsvp(organizer, { ...input, insist: ["full"] })).toMatchObject({
      value: { over: 2 },
    });
    expect((await meetingNow(id)).seatsTaken).toBe(4);
    // While it is over, a seat that comes free is nobody's.
    await join(id, "Cyd", 1);
    await cancelRsvps(organizer, { meetingId: id, ids: [await idOf(id, "Ann")] });
    expect(await statuses(id)).toEqual(["Ann cancelled 2", "Bob going 2", "Cyd waitlisted 1"]);
  });
});

describe("cancelling many", () => {
  it("moves the list up once for all of them", async () => {
    const { id, organizer } = await meeting({ capacity: 2 });
    await join(id, "Ann");
    await join(id, "Bob");
    await join(id, "Cyd", 2);
    const ids = [await idOf(id, "Bob"), await idOf(id, "Ann"), "no such id"];
    expect(await cancelRsvps(organizer, { meetingId: id, ids })).toMatchObject({
      value: { cancelled: 2 },
    });
    expect(await cancelRsvps(organizer, { meetingId: id, ids })).toMatchObject({
      value: { cancelled: 0 },
    });
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob cancelled 1", "Cyd going 2"]);
    expect((await mails()).slice(3)).toEqual([
      "rsvp-cancelled to ann@example.org",
      "rsvp-cancelled to bob@example.org",
      "rsvp-promoted to cyd@example.org",
    ]);
  });
});

const row = (name: string, more: Partial<AddRow> = {}): AddRow => ({
  ...addRow.parse({ name, email: `${name.toLowerCase().replaceAll(" ", "-")}@example.org` }),
  ...more,
});

describe("adding by hand and from a file", () => {
  it("answers for each row in its order", async () => {
    const { id, organizer } = await meeting({ capacity: 3 });
    await join(id, "Ann");
    const rows = [
      row("Bob", { partySize: 2, note: "Brings cake" }),
      row("Ann again", { email: "ANN@example.org" }),
      row("Cyd"),
      row("Dan", { email: null, status: "declined" }),
      row("Eve", { partySize: 4 }),
      row("Fay", { status: "cancelled" }),
    ];
    expect(await addRsvps(organizer, { meetingId: id, rows, tell: false })).toEqual({
      ok: true,
      value: ["added", "duplicate", "waitlisted", "added", "party", "added"],
    });
    expect(await statuses(id)).toEqual([
      "Ann going 1",
      "Bob going 2",
      "Cyd waitlisted 1",
      "Dan declined 1",
      "Fay cancelled 1",
    ]);
    expect(await rsvpOf(id, "Bob")).toMatchObject({ source: "organizer", note: "Brings cake" });
    expect((await meetingNow(id)).seatsTaken).toBe(3);
    expect(await mails()).toHaveLength(1);
  });

  it("mails those with an address when asked to", async () => {
    const { id, organizer } = await meeting({ capacity: 1, confirmationHoldMinutes: 30 });
    const rows = [row("Bob"), row("Cyd"), row("Dan", { email: null })];
    await addRsvps(organizer, { meetingId: id, rows, tell: true, source: "import" });
    expect(await mails()).toEqual([
      "rsvp-going to bob@example.org",
      "rsvp-waiting to cyd@example.org",
    ]);
  });

  it("takes a long list in pieces, and each row once", async () => {
    const { id, organizer } = await meeting({ capacity: 100, waitlist: false });
    const rows = Array.from({ length: 230 }, (_, n) =>
      row(`Guest ${n}`, { email: `g${n}@example.org` }),
    );
    const result = await addRsvps(organizer, { meetingId: id, rows, tell: false });
    expect(result.ok && result.value.filter((one) => one === "added")).toHaveLength(100);
    expect(result.ok && result.value.filter((one) => one === "full")).toHaveLength(130);
    expect((await meetingNow(id)).seatsTaken).toBe(100);
    const again = await addRsvps(organizer, {
      meetingId: id,
      rows: rows.slice(0, 60),
      tell: false,
    });
    expect(again.ok && new Set(again.value)).toEqual(new Set(["duplicate"]));
  });
});

describe("correcting an RSVP", () => {
  const change = async (
    actor: Actor,
    meetingId: string,
    who: string,
    more: Partial<Parameters<typeof changeRsvpAtDesk>[1]>,
  ) => {
    const { id, name, email, partySize } = await rsvpOf(meetingId, who);
    return changeRsvpAtDesk(actor, {
      meetingId,
      id,
      name,
      email,
      partySize,
      insist: [],
      ...more,
    });
  };

  it("of the address makes the old links useless and tells the new one alone", async () => {
    const { id, organizer } = await meeting();
    await join(id, "Ann");
    const before = await tokenOf(id, "Ann");
    await change(organizer, id, "Ann", { email: "anne@example.net" });
    expect(await tokenOf(id, "Ann")).not.toBe(before);
    expect(await mails()).toEqual(["rsvp-going to anne@example.net"]);
    expect((await mailRows())[0]?.secret.manage).toContain(await tokenOf(id, "Ann"));
    await join(id, "Bob");
    expect(shown(await change(organizer, id, "Bob", { email: "ANNE@example.net" }))).toMatchObject({
      ok: false,
      fieldErrors: { email: "Another RSVP of this meeting has this address." },
    });
  });

  it("of the party takes and frees seats", async () => {
    const { id, organizer } = await meeting({ capacity: 3 });
    await join(id, "Ann", 2);
    await join(id, "Bob", 2);
    expect(await change(organizer, id, "Ann", { partySize: 4 })).toMatchObject({ reason: "full" });
    expect(await change(organizer, id, "Ann", { partySize: 4, insist: ["full"] })).toMatchObject({
      ok: true,
    });
    expect((await meetingNow(id)).seatsTaken).toBe(4);
    await change(organizer, id, "Ann", { partySize: 1 });
    expect(await statuses(id)).toEqual(["Ann going 1", "Bob going 2"]);
    const kinds = (await store.read.select({ kind: outbox.kind }).from(outbox)).map((m) => m.kind);
    expect(kinds.filter((kind) => kind === "rsvp-changed")).toHaveLength(2);
  });
});

it("none of it is for helpers or for others", async () => {
  const { id, groupId } = await meeting();
  await join(id, "Ann");
  const rsvp = await idOf(id, "Ann");
  const stranger = await aMember((await aGroup()).id, "owner");
  for (const actor of [stranger, await aMember(groupId, "helper")]) {
    for (const forbidden of [
      () => moveUpRsvp(actor, { meetingId: id, id: rsvp, insist: ["full"] }),
      () => cancelRsvps(actor, { meetingId: id, ids: [rsvp] }),
      () => addRsvps(actor, { meetingId: id, rows: [row("Bob")], tell: true }),
      () => addRsvps(actor, { meetingId: id, rows: [], tell: true }),
      () =>
        changeRsvpAtDesk(actor, {
          meetingId: id,
          id: rsvp,
          name: "X",
          email: null,
          partySize: 1,
          insist: ["full"],
        }),
    ]) {
      await expect(forbidden()).rejects.toThrow(NotFound);
    }
  }
  expect(await statuses(id)).toEqual(["Ann going 1"]);
});
