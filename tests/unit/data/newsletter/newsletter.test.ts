import { eq, inArray } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { hosts, mailings, meetings, outbox, subscribers } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { renderers } from "#lib/jobs/renderers.ts";
import type { MailKind } from "#lib/mail/outbox.ts";
import { writeBatch } from "#lib/mailings/batch.ts";
import { stopMailing } from "#lib/mailings/commands.ts";
import { previewLetter, sendLetter, sendTest } from "#lib/newsletter/commands.ts";
import { sendDigests } from "#lib/newsletter/digest.ts";
import { digestEnd } from "#lib/newsletter/digest-end.ts";
import { getDraft } from "#lib/newsletter/draft.ts";
import type { LetterInput } from "#lib/newsletter/input.ts";
import { findSentDigest, findSentLetter, listSentLetters } from "#lib/newsletter/public-queries.ts";
import { emptyOldLetters } from "#lib/newsletter/retention.ts";
import { NotFound } from "#lib/result.ts";
import { unsubscribe } from "#lib/subscribers/manage.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";
import { aSubscriber, subscriberNow } from "#tests/support/subscribers.ts";

let restoreClock = () => {};
function at(instant: string) {
  restoreClock();
  restoreClock = setClock(new Date(instant));
}
afterEach(() => {
  restoreClock();
  restoreClock = () => {};
});

const letter = (input: Partial<LetterInput>): LetterInput => ({
  kind: "announcement",
  meetingId: null,
  groupId: null,
  subject: "A letter",
  body: "",
  ...input,
});

/** Makes every mail that is owed now. */
async function workOff() {
  const rows = await store.read.select().from(mailings).where(eq(mailings.state, "sending"));
  for (const { id, kind } of rows) while (await writeBatch(id, renderers[kind as MailKind]!));
}

const NEWS = ["announcement", "change-note", "report-note", "update", "digest"];

async function newsMails() {
  const rows = await store.read.select().from(outbox).where(inArray(outbox.kind, NEWS));
  return rows.sort((a, b) => (a.toEmail < b.toEmail ? -1 : 1));
}

const mailed = async () => (await newsMails()).map((row) => row.toEmail);

const archive = async () =>
  (await listSentLetters({ offset: 0, limit: 50 })).rows.map((row) => row.subject);

async function society() {
  const group = await aGroup();
  const actor = await aMember(group.id);
  return { group, actor };
}

describe("an announcement", () => {
  it("goes to those who want new meetings of the host at once, and to nobody else", async () => {
    const { group, actor } = await society();
    const other = await aGroup();
    await aSubscriber("ann@example.org", { groups: [group.id] });
    await aSubscriber("bob@example.org", { groups: [other.id] });
    await aSubscriber("cat@example.org", { groups: [group.id], kinds: ["reports"] });
    await aSubscriber("dan@example.org", { groups: [group.id], pace: "weekly" });
    const gone = await aSubscriber("eve@example.org", { groups: [group.id] });
    await aSubscriber("fay@example.org", { groups: [group.id] });
    await unsubscribe(gone);
    await store.write((tx) =>
      tx
        .update(subscribers)
        .set({ bouncedAt: now() })
        .where(eq(subscribers.email, "fay@example.org")),
    );
    const { id } = await aMeeting(group.id, { title: "The river under the road" });
    const sent = await sendLetter(actor, letter({ meetingId: id, body: "**Do** come." }));
    expect(sent).toMatchObject({ ok: true });
    await workOff();
    expect(await mailed()).toEqual(["ann@example.org"]);
    const [mail] = await newsMails();
    expect(mail).toMatchObject({ rank: 1, kind: "announcement", fromName: group.name });
    expect(mail?.html).toContain("<strong>Do</strong> come.");
    expect(mail?.text).toContain("The river under the road");
    expect(mail?.text).toContain("{{link:manage}}");
  });

  it("reaches a reader of the host and of a co-host once", async () => {
    const { group, actor } = await society();
    const coHost = await aGroup();
    const { id } = await aMeeting(group.id);
    await store.write((tx) => tx.insert(hosts).values({ meetingId: id, groupId: coHost.id }));
    await aSubscriber("ann@example.org", { groups: [group.id, coHost.id] });
    await aSubscriber("bob@example.org", { groups: [coHost.id] });
    await sendLetter(actor, letter({ meetingId: id }));
    await workOff();
    expect(await mailed()).toEqual(["ann@example.org", "bob@example.org"]);
  });

  it.each([
    ["a draft", { status: "draft" as const }],
    ["an unlisted meeting", { visibility: "unlisted" as const }],
    ["a cancelled meeting", { status: "cancelled" as const }],
    ["a meeting that is over", { startsAtLocal: "2007-10-07T14:00" }],
  ])("of %s is refused", async (_what, row) => {
    const { group, actor } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id] });
    const { id } = await aMeeting(group.id, row);
    await expect(sendLetter(actor, letter({ meetingId: id }))).rejects.toThrow(NotFound);
    await expect(previewLetter(actor, letter({ meetingId: id }))).rejects.toThrow(NotFound);
    await expect(sendTest(actor, letter({ meetingId: id }))).rejects.toThrow(NotFound);
    expect(await mailed()).toEqual([]);
  });

  it.each([
    ["unlisted", { visibility: "unlisted" as const }],
    ["taken back to draft", { status: "draft" as const }],
    ["deleted", { deletedAt: new Date() }],
    ["cancelled", { status: "cancelled" as const }],
  ])("stops when its meeting is %s while it is under way", async (_how, set) => {
    const { group, actor } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id] });
    const { id } = await aMeeting(group.id);
    await sendLetter(actor, letter({ meetingId: id, subject: "Come" }));
    await store.write((tx) => tx.update(meetings).set(set).where(eq(meetings.id, id)));
    await workOff();
    expect(await mailed()).toEqual([]);
  });

  it("is for organizers of the host", async () => {
    const { group } = await society();
    const { id } = await aMeeting(group.id);
    const strangers = [await aMember(group.id, "helper"), await aMember((await aGroup()).id)];
    for (const stranger of strangers) {
      const sent = sendLetter(stranger, letter({ meetingId: id }));
      await expect(sent).rejects.toThrow(NotFound);
      const update = letter({ kind: "update", groupId: group.id, body: "News" });
      await expect(sendLetter(stranger, update)).rejects.toThrow(NotFound);
      const site = letter({ kind: "update", body: "News" });
      await expect(sendLetter(stranger, site)).rejects.toThrow(NotFound);
    }
  });

  it("to nobody is refused, with the reason", async () => {
    const { group, actor } = await society();
    const { id } = await aMeeting(group.id);
    expect(await sendLetter(actor, letter({ meetingId: id }))).toMatchObject({ reason: "nobody" });
  });
});

describe("other letters", () => {
  it("an update offers one's own groups and, to a site admin, the site, with how many each reaches", async () => {
    const [one, two] = [await aGroup({ name: "One" }), await aGroup({ name: "Two" })];
    const groups = [one.id, two.id];
    await aSubscriber("ann@example.org", { groups, kinds: ["site"] });
    await aSubscriber("bob@example.org", { groups: [one.id], kinds: ["site"], pace: "weekly" });
    await aSubscriber("cyd@example.org", { groups, kinds: ["meetings"] });
    const offered = async (actor: Actor) =>
      (await getDraft(actor, "update", null))?.senders.map(({ label }) => label);
    expect(await offered(await aMember(two.id))).toEqual(["Two (1 reader)"]);
    const all = await offered(await aSiteAdmin());
    expect(all?.slice(0, 2)).toEqual(["One (2 readers)", "Two (1 reader)"]);
    expect(all?.[2]).toMatch(/^The whole site, .* \(2 readers\)$/);
  });

  it("tell of a cancellation, a report, the group's news and the site's", async () => {
    const { group, actor } = await society();
    const other = await aGroup();
    const kinds = ["changes", "reports", "site"] as const;
    await aSubscriber("ann@example.org", { groups: [group.id], kinds: [...kinds] });
    await aSubscriber("bob@example.org", { groups: [other.id], kinds: ["site"] });
    const off = await aMeeting(group.id, { status: "cancelled", statusNote: "The hall is wet." });
    const past = await aMeeting(group.id, {
      startsAtLocal: "2007-10-07T14:00",
      report: "Forty **came**.",
    });
    await sendLetter(actor, letter({ kind: "change-note", meetingId: off.id, subject: "Off" }));
    await sendLetter(actor, letter({ kind: "report-note", meetingId: past.id, subject: "Report" }));
    await sendLetter(actor, letter({ kind: "update", groupId: group.id, body: "x", subject: "G" }));
    const site = letter({ kind: "update", body: "y", subject: "S" });
    await sendLetter(await aSiteAdmin(), site);
    await workOff();
    const mails = (await newsMails()).map((row) => [row.toEmail[0], row.subject, row.text]);
    expect(mails.map(([to, subject]) => `${to} ${subject}`).sort()).toEqual([
      "a G",
      "a Off",
      "a Report",
      "a S",
      "b S",
    ]);
    expect(mails.find(([, subject]) => subject === "Off")?.[2]).toContain("The hall is wet.");
    expect(mails.find(([, subject]) => subject === "Report")?.[2]).toContain("Forty came.");
  });

  it("about nothing need words", async () => {
    const { group, actor } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id], kinds: ["site"] });
    const empty = letter({ kind: "update", groupId: group.id });
    expect(shown(await sendLetter(actor, empty))).toMatchObject({
      fieldErrors: { body: expect.any(String) },
    });
  });

  it("can be tried on oneself", async () => {
    const { group, actor } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id] });
    const { id } = await aMeeting(group.id);
    await sendTest(actor, letter({ meetingId: id, subject: "Come" }));
    const rows = (await newsMails()).map((row) => [row.toEmail, row.subject, row.rank]);
    expect(rows).toEqual([[actor.email, "Test: Come", 0]]);
    expect(await archive()).toEqual([]);
  });
});

describe("the archive", () => {
  it("shows what was sent, without anything personal, while its meeting is listed", async () => {
    const { group, actor } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id], kinds: ["meetings", "site"] });
    const { id } = await aMeeting(group.id);
    await sendLetter(actor, letter({ meetingId: id, subject: "Come all" }));
    const update = letter({ kind: "update", groupId: group.id, body: "New hall", subject: "Hall" });
    await sendLetter(actor, update);
    await workOff();
    expect((await archive()).sort()).toEqual(["Come all", "Hall"]);
    const found = await findSentLetter("come-all");
    expect(JSON.stringify(found)).not.toMatch(/ann@|link:|\/manage\//);
    await store.write((tx) => tx.update(meetings).set({ visibility: "unlisted" }));
    expect(await archive()).toEqual(["Hall"]);
    expect(await findSentLetter("come-all")).toBeNull();
  });

  it("does not show what was stopped", async () => {
    const { group, actor } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id] });
    const { id } = await aMeeting(group.id);
    const sent = await sendLetter(actor, letter({ meetingId: id }));
    if (!sent.ok) throw new Error(sent.reason);
    await stopMailing(actor, sent.value.id);
    expect(await archive()).toEqual([]);
  });
});

describe("what was sent long ago", () => {
  it("is emptied after a month: the archive has its words", async () => {
    at("2026-11-01T10:00:00Z");
    const { group, actor } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id], kinds: ["site"] });
    const update = letter({ kind: "update", groupId: group.id, body: "New hall", subject: "Hall" });
    await sendLetter(actor, update);
    await workOff();
    await store.write((tx) => tx.update(outbox).set({ state: "sent" }));
    at("2026-11-30T10:00:00Z");
    expect(await emptyOldLetters(now())).toBe(0);
    at("2026-12-02T10:00:00Z");
    expect(await emptyOldLetters(now())).toBe(1);
    expect(await emptyOldLetters(now())).toBe(0);
    const [mail] = await newsMails();
    expect(mail).toMatchObject({ toEmail: "ann@example.org", subject: "Hall", html: "" });
    expect((await findSentLetter("hall"))?.body).toBe("New hall");
  });

  it("keeps its words where it went to attendees: no archive has them", async () => {
    at("2026-11-01T10:00:00Z");
    const { group, actor } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id], kinds: ["site"] });
    await sendLetter(actor, letter({ kind: "update", groupId: group.id, body: "New hall" }));
    await workOff();
    await store.write((tx) => tx.update(outbox).set({ state: "sent", subscriberId: null }));
    at("2027-02-01T10:00:00Z");
    expect(await emptyOldLetters(now())).toBe(0);
  });
});

describe("a digest", () => {
  it.each([
    ["weekly" as const, "2026-11-25T10:00:00Z", "2026-11-23T07:00:00.000Z"],
    ["weekly" as const, "2026-11-23T06:59:59Z", "2026-11-16T07:00:00.000Z"],
    ["weekly" as const, "2026-11-23T07:00:00Z", "2026-11-23T07:00:00.000Z"],
    ["monthly" as const, "2026-11-25T10:00:00Z", "2026-11-01T07:00:00.000Z"],
    ["monthly" as const, "2026-01-01T01:00:00Z", "2025-12-01T07:00:00.000Z"],
    ["weekly" as const, "2026-06-22T06:00:00Z", "2026-06-22T06:00:00.000Z"],
    ["weekly" as const, "2026-03-29T23:00:00Z", "2026-03-23T07:00:00.000Z"],
    ["monthly" as const, "2026-04-01T06:30:00Z", "2026-04-01T06:00:00.000Z"],
    ["weekly" as const, "2026-11-22T22:30:00Z", "2026-11-22T22:00:00.000Z", "Asia/Tokyo"],
    ["monthly" as const, "2026-12-01T11:59:00Z", "2026-11-01T12:00:00.000Z", "America/New_York"],
  ])("%s, asked for at %s, ends at %s", (pace, asked, end, zone = "Europe/London") => {
    expect(digestEnd(pace, new Date(asked), zone).toISOString()).toBe(end);
  });

  it("tells once of what is new and wanted, and is not sent when nothing is", async () => {
    at("2026-11-18T10:00:00Z");
    const { group, actor } = await society();
    const other = await aGroup();
    const weekly = { pace: "weekly" as const };
    await aSubscriber("ann@example.org", { groups: [group.id], ...weekly });
    await aSubscriber("bob@example.org", { groups: [other.id], ...weekly });
    await aSubscriber("cat@example.org", { groups: [group.id], kinds: ["site"], ...weekly });
    await aSubscriber("dan@example.org", { groups: [group.id] });
    await aMeeting(group.id, { title: "Seen before", firstPublishedAt: new Date(0) });
    at("2026-11-19T10:00:00Z");
    await aMeeting(group.id, { title: "The new one", startsAtLocal: "2026-12-03T19:00" });
    await aMeeting(group.id, { title: "Secret", visibility: "unlisted" });
    await aMeeting(group.id, { title: "Unborn", status: "draft" });
    await aMeeting(group.id, { title: "Over by then", startsAtLocal: "2026-11-21T19:00" });
    await aMeeting(group.id, { title: "Called off", status: "cancelled" });
    await aMeeting(group.id, { title: "Deleted", deletedAt: now() });
    const stopped = letter({ kind: "update", groupId: group.id, body: "x", subject: "Stopped" });
    await sendLetter(actor, stopped);
    await store.write((tx) => tx.update(mailings).set({ state: "stopped" }));
    const update = letter({ kind: "update", groupId: group.id, body: "x", subject: "Hall" });
    await sendLetter(actor, update);
    at("2026-11-23T08:00:00Z");
    await sendDigests();
    await Promise.all([workOff(), workOff()]);
    await sendDigests();
    await workOff();
    const mails = (await newsMails()).filter(({ kind }) => kind === "digest");
    expect(mails.map((row) => row.toEmail)).toEqual(["ann@example.org", "cat@example.org"]);
    expect(mails[0]?.text).toContain("The new one");
    expect(mails[0]?.text).not.toMatch(
      /Seen before|Secret|Unborn|Hall|Over by then|Called off|Deleted/,
    );
    expect(mails[1]?.text).toContain("Hall");
    expect(mails[1]?.text).not.toMatch(/The new one|Stopped/);
    expect((await subscriberNow("bob@example.org"))?.digestedAt?.toISOString()).toBe(
      "2026-11-23T07:00:00.000Z",
    );
    at("2026-11-30T08:00:00Z");
    await sendDigests();
    await workOff();
    expect((await newsMails()).filter(({ kind }) => kind === "digest")).toHaveLength(2);
    expect(await archive()).toEqual(["News of the week to 23 November 2026", "Hall"]);
  });

  it.each([
    ["ann", "bob"],
    ["bob", "ann"],
  ])("begins with what nobody was told who waits longest: not %s, but %s", async (told, waits) => {
    at("2026-11-18T10:00:00Z");
    const { group } = await society();
    await aSubscriber("ann@example.org", { groups: [group.id], pace: "weekly" });
    await aSubscriber("bob@example.org", { groups: [group.id], pace: "weekly" });
    at("2026-11-20T10:00:00Z");
    await aMeeting(group.id, { title: "The new one", startsAtLocal: "2026-12-03T19:00" });
    const digestedAt = new Date("2026-11-22T10:00:00Z");
    await store.write((tx) =>
      tx
        .update(subscribers)
        .set({ digestedAt })
        .where(eq(subscribers.email, `${told}@example.org`)),
    );
    at("2026-11-23T08:00:00Z");
    await sendDigests();
    await workOff();
    expect((await newsMails()).map(({ toEmail }) => toEmail)).toEqual([`${waits}@example.org`]);
  });

  it("stands in the archive with the news of all groups, and nothing that was withdrawn since", async () => {
    at("2026-11-18T10:00:00Z");
    const { group } = await society();
    const other = await aGroup();
    await aSubscriber("ann@example.org", { groups: [group.id], pace: "monthly" });
    at("2026-11-19T10:00:00Z");
    const startsAtLocal = "2026-12-13T19:00";
    await aMeeting(group.id, { title: "Ours", startsAtLocal });
    const theirs = await aMeeting(other.id, { title: "Theirs", startsAtLocal });
    await aMeeting(other.id, { title: "Secret", startsAtLocal, visibility: "unlisted" });
    at("2026-12-01T08:00:00Z");
    await sendDigests();
    await workOff();
    at("2026-12-20T10:00:00Z");
    const titles = async () =>
      (await findSentDigest("news-of-november-2026"))?.parts.flatMap(({ items }) =>
        items.map(({ title }) => title),
      );
    expect(await titles()).toEqual(["Ours", "Theirs"]);
    expect(await findSentDigest("news-of-november-2026")).toMatchObject({
      timeZone: "Europe/London",
    });
    await store.write((tx) =>
      tx.update(meetings).set({ visibility: "unlisted" }).where(eq(meetings.id, theirs.id)),
    );
    expect(await titles()).toEqual(["Ours"]);
    await store.write((tx) => tx.update(mailings).set({ state: "stopped" }));
    expect(await findSentDigest("news-of-november-2026")).toBeNull();
  });

  it("is sent once though two instances start it at the same moment", async () => {
    at("2026-11-18T10:00:00Z");
    const { group } = await society();
    for (let n = 0; n < 5; n++) {
      await aSubscriber(`reader${n}@example.org`, { groups: [group.id], pace: "monthly" });
    }
    at("2026-11-19T10:00:00Z");
    await aMeeting(group.id, { startsAtLocal: "2026-12-13T19:00" });
    at("2026-12-01T08:00:00Z");
    await Promise.all([sendDigests(), sendDigests(), sendDigests()]);
    await Promise.all([workOff(), workOff()]);
    expect(await mailed()).toEqual([0, 1, 2, 3, 4].map((n) => `reader${n}@example.org`));
  });
});
