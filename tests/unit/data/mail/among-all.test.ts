import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { mailingRecipients, mailings, outbox, rsvps, subscribers } from "#db/tables.ts";
import { takeOwnership } from "#db/upkeep/owner.ts";
import { jobs } from "#lib/jobs/list.ts";
import { retryAllMail } from "#lib/mail/commands.ts";
import { listDead } from "#lib/mail/dead-letters.ts";
import { giveUpHeldBack, holdBackMail, letMailGo, RESTORED } from "#lib/mail/held-back.ts";
import { type Claimed, claimMail, freeOrphans, nextDue, settleMail } from "#lib/mail/leases.ts";
import { eraseMailTo } from "#lib/mail/outbox.ts";
import type { Outcome } from "#lib/mail/smtp.ts";
import { replaceUnsent } from "#lib/mail/standing.ts";
import { isReady } from "#lib/mailings/batch.ts";
import { pauseMailing, stopMailing } from "#lib/mailings/commands.ts";
import { sendReminders } from "#lib/scheduling/reminders.ts";
import { removeSubscriber } from "#lib/subscribers/commands.ts";
import { eraseSubscriber, unsubscribe } from "#lib/subscribers/manage.ts";
import { setClock } from "#lib/time/clock.ts";
import { linkDeeds, tokenOf } from "#tests/support/deeds/by-link.ts";
import { ago, ahead } from "#tests/support/world/at.ts";
import { idOf, nameOf, type Place } from "#tests/support/world/ids.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { aWaitingMail } from "#tests/support/world/mail.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * Which mails a deed or a step reaches among all that there can be: of each
 * kind and reader one in each state. It stands in tests/fixtures/outbox; `-u`
 * writes it anew.
 */

type Row = typeof outbox.$inferInsert;

/** How a mail can stand, and whose RSVP it is about where it is about one. */
const STATES: Record<string, Partial<Row> & { guest: string }> = {
  due: { guest: "ann" },
  tried: { guest: "bob", attempts: 3, nextAttemptAt: ahead(0.5) },
  held: { guest: "cas", leasedBy: RESTORED },
  going: { guest: "dot", state: "sending", leasedBy: "one", leasedUntil: ahead(1), attempts: 1 },
  lost: {
    guest: "hal",
    state: "sending",
    leasedBy: "dead",
    leasedUntil: ago(1),
    nextAttemptAt: ago(3),
  },
  sent: { guest: "ivy", state: "sent", sentAt: ago(1), links: null },
  parked: { guest: "zoe", state: "parked", attempts: 80, lastError: "Full" },
  dropped: { guest: "joe", state: "dropped", givenUpFor: "organizer", links: null },
};

const reader = (name: string, group: "h" | "t") => ({
  kind: "update",
  groupId: idOf(group, "group"),
  mailingId: idOf(group, "news"),
  subscriberId: idOf("s", name),
  rank: 1,
});
const about = (place: Place) => ({
  groupId: idOf(place === "f" ? "t" : "h", "group"),
  meetingId: idOf(place, "meeting"),
});

/** What a mail can be: "s.newsdue" is Sam's, of the news of h. */
const KINDS: Record<string, { place: Place; row: Partial<Row> & { kind: string } }> = {
  news: { place: "s", row: reader("sam", "h") },
  others: { place: "t", row: reader("sam", "t") },
  sues: { place: "s", row: reader("sue", "h") },
  asked: { place: "s", row: { kind: "subscribe-confirm", subscriberId: idOf("s", "sam") } },
  signin: { place: "s", row: { kind: "sign-in" } },
  own: { place: "s", row: { kind: "rsvp-list" } },
  seat: { place: "m", row: { kind: "rsvp-going", ...about("m") } },
  remind: { place: "n", row: { kind: "meeting-reminder", ...about("n") } },
  word: {
    place: "f",
    row: { kind: "message", ...about("f"), mailingId: idOf("f", "message"), rank: 1 },
  },
};

/** All of them, and no other mail. */
async function allMails(): Promise<void> {
  await aWorld();
  const rows = Object.entries(KINDS).flatMap(([what, { place, row }]) =>
    Object.entries(STATES).map(([state, { guest, ...columns }]) => {
      const isOfGuest = "meetingId" in row;
      const rsvpId = isOfGuest ? idOf(place, guest) : null;
      const toEmail = isOfGuest ? `${guest}-${place}@example.org` : "sam@example.org";
      const own = row.subscriberId && row.mailingId ? `${what}${state}@example.org` : toEmail;
      return aWaitingMail(place, `${what}${state}`, { ...row, rsvpId, toEmail: own, ...columns });
    }),
  );
  await store.write(async (tx) => {
    await tx.delete(outbox);
    await tx.insert(outbox).values(rows);
    // Of another mailing that the same guest was in.
    const [mailingId, recipientId] = [idOf("m", "message"), idOf("f", "ann")];
    const mark = { mailingId, recipientId, position: 9, queuedAt: ago(1) };
    await tx.insert(mailingRecipients).values(mark);
  });
}

const reached = (ids: Iterable<string>) => [...ids].map((id) => nameOf(id) ?? id);
const named = async (name: string): Promise<Claimed> => {
  const all = await store.read.select().from(outbox);
  return all.find(({ id }) => nameOf(id) === name) as Claimed;
};

/** One mail was being tried, and this became of it. */
const settled = (name: string, outcome: Outcome, worker = "one") => ({
  take: async () => settleMail(worker, [{ mail: await named(name), outcome }], 16_000),
});
const later: Outcome = { kind: "later", reason: "Busy." };

const samIs = (columns: Partial<typeof subscribers.$inferInsert>) => () =>
  store.write((tx) =>
    tx
      .update(subscribers)
      .set(columns)
      .where(eq(subscribers.id, idOf("s", "sam"))),
  );
const newsIs = (state: "paused" | "stopped") => () =>
  store.write((tx) =>
    tx
      .update(mailings)
      .set({ state })
      .where(eq(mailings.id, idOf("h", "news"))),
  );

/** Tells a guest something more. */
const say = (place: Place, guest: string, kind: string) =>
  store.write((tx) =>
    tx.insert(outbox).values(
      aWaitingMail(place, `zlater${guest}`, {
        ...about(place),
        kind,
        rsvpId: idOf(place, guest),
        toEmail: `${guest}-${place}@example.org`,
      }),
    ),
  );

/** Of Sue. */
const token = () => tokenOf(linkDeeds.unsubscribe!);
const guestsOf = (place: Place) =>
  store.read
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(eq(rsvps.meetingId, idOf(place, "meeting")));

/** What is said where the news of one state is all the mail there is. */
async function eachAlone(look: () => Promise<unknown>): Promise<Record<string, unknown>> {
  const all = await store.read.select().from(outbox);
  const said: Record<string, unknown> = {};
  for (const state of Object.keys(STATES)) {
    const only = all.find(({ id }) => nameOf(id) === `s.news${state}`)!;
    await store.write(async (tx) => {
      await tx.delete(outbox);
      await tx.insert(outbox).values(only);
    });
    said[state] = await look();
  }
  await store.write(async (tx) => {
    await tx.delete(outbox);
    await tx.insert(outbox).values(all);
  });
  return said;
}

let letGo = () => {};

type Step = { first?: () => Promise<unknown>; take: () => Promise<unknown> };

const STEPS: Record<string, Step> = {
  claimMail: { take: async () => reached((await claimMail("two", 100)).map(({ id }) => id)) },
  "claimMail of paused news": {
    first: newsIs("paused"),
    take: async () => reached((await claimMail("two", 100)).map(({ id }) => id)),
  },
  "claimMail one by one": {
    take: async () => {
      const order: string[] = [];
      for (;;) {
        const [mail] = await claimMail("two", 1);
        if (!mail) return reached(order);
        order.push(mail.id);
      }
    },
  },
  "nextDue of each alone": { take: () => eachAlone(nextDue) },
  "nextDue of each alone, of paused news": {
    first: newsIs("paused"),
    take: () => eachAlone(nextDue),
  },
  listDead: {
    take: async () =>
      reached(await listDead((await store.read.select().from(outbox)) as Claimed[])),
  },
  freeOrphans: { take: freeOrphans },
  "freeOrphans of who has the database alone": {
    first: async () => {
      letGo = takeOwnership("tests");
    },
    take: freeOrphans,
  },
  "isReady of each alone, where nobody is owed": {
    first: () => store.write((tx) => tx.update(mailingRecipients).set({ queuedAt: ago(1) })),
    take: () => eachAlone(() => isReady(idOf("h", "news"))),
  },
  "isReady beside the mails of others": { take: () => isReady(idOf("h", "former")) },
  holdBackMail: { take: () => store.write(holdBackMail) },
  letMailGo: { take: () => store.write(letMailGo) },
  giveUpHeldBack: { take: () => store.write(giveUpHeldBack) },
  "settleMail sent": settled("s.newsgoing", { kind: "sent" }),
  "settleMail refused": settled("s.newsgoing", { kind: "refused", reason: "No." }),
  "settleMail no mailbox": settled("s.newsgoing", {
    kind: "refused",
    reason: "No.",
    noMailbox: true,
  }),
  "settleMail no mailbox of a guest": settled("m.seatgoing", {
    kind: "refused",
    reason: "No.",
    noMailbox: true,
  }),
  "settleMail later": settled("s.newsgoing", later),
  "settleMail later, of who left": {
    first: samIs({ unsubscribedAt: ago(0.1) }),
    ...settled("s.newsgoing", later),
  },
  "settleMail later, of who has no mailbox": {
    first: samIs({ bouncedAt: ago(0.1) }),
    ...settled("s.newsgoing", later),
  },
  "settleMail later, of what was stopped": {
    first: newsIs("stopped"),
    ...settled("s.newsgoing", later),
  },
  "settleMail later, of a question to who left": {
    first: samIs({ unsubscribedAt: ago(0.1) }),
    ...settled("s.askedgoing", later),
  },
  "settleMail later, of what a later mail made untrue": {
    first: () => say("m", "dot", "rsvp-cancelled"),
    ...settled("m.seatgoing", later),
  },
  "settleMail later, of words that a later mail made stale": {
    first: () => say("f", "dot", "meeting-changed"),
    ...settled("f.wordgoing", later),
  },
  "settleMail later, beside mails about others": {
    first: async () => {
      await say("n", "dot", "rsvp-cancelled");
      await say("m", "hal", "rsvp-cancelled");
    },
    ...settled("m.seatgoing", later),
  },
  "settleMail down, of what a later mail made untrue": {
    first: () => say("m", "dot", "rsvp-cancelled"),
    ...settled("m.seatgoing", { kind: "down", reason: "Away." }),
  },
  "claimMail of what a later mail made untrue": {
    first: () => say("m", "hal", "rsvp-cancelled"),
    take: async () => reached((await claimMail("two", 100)).map(({ id }) => id)),
  },
  "settleMail later, by another": settled("s.newsgoing", later, "two"),
  "settleMail sent, by another": settled("s.newsgoing", { kind: "sent" }, "two"),
  unsubscribe: { take: () => unsubscribe(token()) },
  eraseSubscriber: { take: () => eraseSubscriber(token()) },
  removeSubscriber: { take: () => removeSubscriber(PEOPLE.admin, idOf("s", "sam")) },
  eraseMailTo: {
    take: () => store.write((tx) => eraseMailTo(tx, "subscribe-confirm", ["sam@example.org"])),
  },
  pauseMailing: { take: () => pauseMailing(PEOPLE.organizer, idOf("h", "news")) },
  stopMailing: { take: () => stopMailing(PEOPLE.organizer, idOf("h", "news")) },
  "retryAllMail of an organizer": { take: () => retryAllMail(PEOPLE.organizer) },
  "retryAllMail of an admin": { take: () => retryAllMail(PEOPLE.admin) },
  "replaceUnsent by what says how it stands": {
    take: () => store.write((tx) => replaceUnsent(tx, guestsOf("m"), "meeting-cancelled")),
  },
  "replaceUnsent of reminders": {
    take: () => store.write((tx) => replaceUnsent(tx, guestsOf("n"), "meeting-changed")),
  },
  "replaceUnsent of words": {
    take: () => store.write((tx) => replaceUnsent(tx, guestsOf("f"), "meeting-changed")),
  },
  "replaceUnsent by a reminder": {
    take: () => store.write((tx) => replaceUnsent(tx, guestsOf("m"), "meeting-reminder")),
  },
  "sendReminders of meetings that have begun": {
    first: async () => setClock(ahead(18 * 24 + 8)),
    take: sendReminders,
  },
  // Whatever the clock erases, a year later.
  ...Object.fromEntries(
    jobs.flatMap((job) => {
      if (!("erases" in job)) return [];
      const due = ahead(365 * 24);
      return [[job.erases.name, { take: () => Promise.resolve(job.erases(due)) } satisfies Step]];
    }),
  ),
};

// Leases are of the database's own clock on PostgreSQL, which does not stand still.
describe.skipIf(isPostgres())("of all mails there can be", () => {
  beforeEach(allMails);
  afterEach(() => {
    letGo();
    letGo = () => {};
  });

  test.each(Object.entries(STEPS))("%s", async (name, { first, take }) => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    await first?.();
    const before = await allRows();
    const said = await take();
    const changed = ledgerOf(differences(before, await allRows()));
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const answer = said !== undefined ? `${JSON.stringify(said)}\n` : "";
    await expect(`${answer}${changed}`).toMatchFileSnapshot(
      `../../../fixtures/outbox/${file.replaceAll(/[ ,]+/g, "-")}.txt`,
    );
  });
});
