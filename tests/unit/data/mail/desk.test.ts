import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { dropMail, retryAllMail, retryMail } from "#lib/mail/commands.ts";
import { countMail, getMail, listMail } from "#lib/mail/queries.ts";
import { NotFound } from "#lib/result.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin } from "#tests/factories.ts";
import { aMail, outboxNow } from "#tests/support/mails.ts";

const FIRST = { offset: 0, limit: 50 };
const ALL = { search: "", state: "all" as const };

async function anRsvpMail(row: Parameters<typeof aGroup>[0] = {}) {
  const group = await aGroup(row);
  const meeting = await aMeeting(group.id);
  await joinMeeting({
    meetingId: meeting.id,
    name: "Zoë Ó Briain",
    email: "zoe@example.org",
    partySize: 1,
  });
  const rows = await outboxNow();
  return { groupId: group.id, meetingId: meeting.id, mailId: rows.at(-1)!.id };
}

const set = (id: string, row: Partial<typeof outbox.$inferInsert>) =>
  store.write((tx) => tx.update(outbox).set(row).where(eq(outbox.id, id)));

describe("who sees which mail", () => {
  it("organizers see their own groups', helpers and others none", async () => {
    const own = await anRsvpMail();
    await anRsvpMail();
    const organizer = await aMember(own.groupId, "organizer");
    expect((await listMail(organizer, ALL, FIRST)).rows.map(({ id }) => id)).toEqual([own.mailId]);
    expect(await countMail(organizer, { search: "" })).toMatchObject({ queued: 1, sent: 0 });
    const helper = await aMember(own.groupId, "helper");
    expect((await listMail(helper, ALL, FIRST)).total).toBe(0);
    await expect(getMail(helper, own.mailId)).rejects.toThrow(NotFound);
    await expect(retryMail(helper, own.mailId)).rejects.toThrow(NotFound);
    const stranger = await aMember((await aGroup()).id, "owner");
    await expect(getMail(stranger, own.mailId)).rejects.toThrow(NotFound);
    await expect(dropMail(stranger, own.mailId)).rejects.toThrow(NotFound);
    expect((await listMail(await aSiteAdmin(), ALL, FIRST)).total).toBe(2);
  });

  it.each(["sign-in", "sign-in-change", "invitation"] as const)(
    "a %s mail is seen by site admins alone, and its link by nobody",
    async (kind) => {
      const group = await aGroup();
      const id = await aMail({ kind, groupId: group.id, text: "Open {{link:manage}}" });
      const owner = await aMember(group.id, "owner");
      expect((await listMail(owner, ALL, FIRST)).total).toBe(0);
      await expect(getMail(owner, id)).rejects.toThrow(NotFound);
      const seen = await getMail(await aSiteAdmin(), id);
      expect(seen).toMatchObject({ hasLinks: false });
      expect(JSON.stringify(seen)).not.toContain("secret?a=1");
      expect(seen.text).toBe("Open [a personal link, not shown here]");
    },
  );

  it("the link of an RSVP's mail is shown while it is unsent, and then never more", async () => {
    const { groupId, mailId } = await anRsvpMail();
    const organizer = await aMember(groupId);
    expect((await getMail(organizer, mailId)).text).toMatch(/https:\/\/\S+\/rsvps\/\S{58}/);
    await set(mailId, { state: "sent", links: null });
    expect((await getMail(organizer, mailId)).text).not.toContain("/rsvps/");
  });

  it("nothing secret rests in the row", async () => {
    await anRsvpMail();
    const [row] = await outboxNow();
    expect(JSON.stringify(row)).not.toContain("/rsvps/");
  });
});

describe("searching", () => {
  it("finds by recipient and subject, whatever the case and accents, and takes % as it is", async () => {
    const { groupId } = await anRsvpMail();
    const actor = await aMember(groupId);
    const found = async (search: string) =>
      (await listMail(actor, { ...ALL, search }, FIRST)).total;
    expect(await found("zoe")).toBe(1);
    expect(await found("ZÓË going")).toBe(1);
    // A name that somebody typed is in no mail to an address that never pressed a link.
    expect(await found("O Briain")).toBe(0);
    expect(await found("nobody")).toBe(0);
    expect(await found("%")).toBe(0);
    expect(await found("_")).toBe(0);
    expect(await found("\\")).toBe(0);
    expect(await found("' or 1=1 --")).toBe(0);
  });
});

describe("dealing with a mail", () => {
  it("tries a parked one again from the start", async () => {
    const { groupId, mailId } = await anRsvpMail();
    const actor = await aMember(groupId);
    await set(mailId, { state: "parked", attempts: 7, lastError: "No." });
    expect(await retryMail(actor, mailId)).toMatchObject({ ok: true });
    expect((await outboxNow())[0]).toMatchObject({ state: "queued", attempts: 0 });
  });

  it("gives one up and erases its links", async () => {
    const { groupId, mailId } = await anRsvpMail();
    const actor = await aMember(groupId);
    expect(await dropMail(actor, mailId)).toMatchObject({ ok: true });
    expect((await outboxNow())[0]).toMatchObject({ state: "dropped", links: null });
    expect(await retryMail(actor, mailId)).toMatchObject({ ok: false, reason: "state" });
  });

  it.each(["sending", "sent"] as const)("leaves one that is %s alone", async (state) => {
    const { groupId, mailId } = await anRsvpMail();
    const actor = await aMember(groupId);
    await set(mailId, { state });
    expect(await dropMail(actor, mailId)).toMatchObject({ ok: false });
    expect(await retryMail(actor, mailId)).toMatchObject({ ok: false });
    expect((await outboxNow())[0]?.state).toBe(state);
  });

  it("tries all parked again, of one's own groups only", async () => {
    const own = await anRsvpMail();
    const other = await anRsvpMail();
    await set(own.mailId, { state: "parked" });
    await set(other.mailId, { state: "parked" });
    await retryAllMail(await aMember(own.groupId));
    const states = new Map((await outboxNow()).map(({ id, state }) => [id, state]));
    expect(states.get(own.mailId)).toBe("queued");
    expect(states.get(other.mailId)).toBe("parked");
  });
});
