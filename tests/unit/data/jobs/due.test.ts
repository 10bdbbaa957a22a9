import { eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import {
  attendeeLinks,
  formDrafts,
  groups,
  images,
  invitations,
  outbox,
  rsvps,
  signInTokens,
  spentKeys,
  subscribers,
} from "#db/tables.ts";
import { eraseExpiredSignIns } from "#lib/accounts/retention.ts";
import { eraseOldDrafts } from "#lib/form-drafts/retention.ts";
import { forgetSpentKeys } from "#lib/forms/retention.ts";
import { eraseUnusedImages } from "#lib/images/retention.ts";
import { eraseOldLists } from "#lib/imports/retention.ts";
import { renderers } from "#lib/jobs/renderers.ts";
import { sendDigests } from "#lib/newsletter/digest.ts";
import { emptyOldLetters } from "#lib/newsletter/retention.ts";
import { lapseHolds } from "#lib/rsvps/lapse.ts";
import {
  eraseExpiredOwnLinks,
  eraseExpiredRsvps,
  eraseSensitiveAnswers,
} from "#lib/rsvps/retention.ts";
import { sendReminders } from "#lib/scheduling/reminders.ts";
import { eraseFormerSubscribers } from "#lib/subscribers/retention.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { knownJobs } from "#tests/support/deeds/jobs.ts";
import { ago, ahead } from "#tests/support/world/at.ts";
import { idOf, NEIGHBOURS } from "#tests/support/world/ids.ts";
import { ledgerOf, touched } from "#tests/support/world/ledger.ts";
import { aWaitingMail } from "#tests/support/world/mail.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * What the app does by itself, each at its moment: nothing a millisecond
 * before, then what is due, and of the neighbours, whose moment comes later,
 * nothing. What each does stands in tests/fixtures/jobs; `-u` writes it anew.
 */

const DAY = 24;

type Job = {
  run: (now: Date) => Promise<unknown>;
  /** The first moment at which something is to be done, in hours after that of the world. */
  due: number;
};

const END_OF_M = (Date.parse("2026-12-03T21:00:00Z") - ago(0).getTime()) / 3_600_000;
/** What is older than so long, not as old. */
const PAST = 1 / 3_600_000;

// biome-ignore format: a table
const JOBS: Record<string, Job> = {
  lapseHolds:             { run: lapseHolds, due: 1 },
  sendReminders:          { run: sendReminders, due: END_OF_M - 2 - 7 * DAY },
  eraseExpiredRsvps:      { run: eraseExpiredRsvps, due: END_OF_M + 90 * DAY },
  eraseOldLists:          { run: eraseOldLists, due: DAY - 2 + PAST },
  eraseSensitiveAnswers:  { run: eraseSensitiveAnswers, due: END_OF_M + DAY },
  eraseExpiredOwnLinks:   { run: eraseExpiredOwnLinks, due: 0.5 },
  eraseExpiredSignIns:    { run: eraseExpiredSignIns, due: 0.25 + PAST },
  forgetSpentKeys:        { run: forgetSpentKeys, due: DAY - 3 + PAST },
  "eraseExpiredSignIns mails":       { run: eraseExpiredSignIns, due: 30 * DAY - 3 + PAST },
  "eraseExpiredSignIns invitations": { run: eraseExpiredSignIns, due: 43 * DAY + PAST },
  "eraseFormerSubscribers asked":    { run: eraseFormerSubscribers, due: 30 * DAY - 3 + PAST },
  eraseFormerSubscribers: { run: eraseFormerSubscribers, due: 30 * DAY - 100 + PAST },
  emptyOldLetters:        { run: emptyOldLetters, due: 30 * DAY - 3 + PAST },
  sendDigests:            { run: sendDigests, due: 19 },
  eraseOldDrafts:         { run: eraseOldDrafts, due: 90 * DAY - 2 + PAST },
  eraseUnusedImages:      { run: eraseUnusedImages, due: 7 * DAY - DAY + PAST },
};

/** What becomes due, and beside each something of the same kind that is not yet. */
async function whatIsDue(): Promise<void> {
  await aWorld();
  const mail = (name: string, hours: number, row: { kind: string; toEmail?: string }) =>
    aWaitingMail("s", name, { toEmail: "sam@example.org", createdAt: ago(hours), ...row });
  const sent = { kind: "update", subscriberId: idOf("s", "sam"), mailingId: idOf("h", "news") };
  await store.write(async (tx) => {
    await tx.insert(spentKeys).values([
      { id: "spent first", at: ago(3) },
      { id: "spent since", at: ago(2) },
    ]);
    await tx.insert(outbox).values([
      { ...mail("oldletter", 3, sent), state: "sent", sentAt: ago(3), links: null },
      { ...mail("newletter", 2, sent), state: "sent", sentAt: ago(2), links: null },
      // Of the meeting, and of nobody's RSVP.
      { ...mail("aboutm", 3, { kind: "change-note" }), meetingId: idOf("m", "meeting") },
      mail("oldlist", 0.5, { kind: "rsvp-list" }),
      mail("newlist", 0.4, { kind: "rsvp-list" }),
      mail("oldsign", 3, { kind: "sign-in" }),
      mail("newsign", 2, { kind: "sign-in" }),
      mail("oldkey", 3, { kind: "sign-in-change" }),
      mail("newkey", 2, { kind: "sign-in-change" }),
      mail("oldask", 3, { kind: "subscribe-confirm", toEmail: "asked@example.org" }),
      mail("newask", 2, { kind: "subscribe-confirm", toEmail: "asked@example.org" }),
    ]);
    await tx.insert(attendeeLinks).values({
      tokenHash: "of bob",
      emailKey: "bob@example.org",
      expiresAt: ahead(0.6),
    });
    const later = inArray(rsvps.id, [idOf("n", "hal"), idOf("f", "hal")]);
    await tx
      .update(rsvps)
      .set({ heldUntil: ahead(2) })
      .where(later);
    await tx
      .update(formDrafts)
      .set({ savedAt: ago(1) })
      .where(eq(formDrafts.accountId, idOf("t", "organizer")));
    await tx
      .update(signInTokens)
      .set({ expiresAt: ahead(0.5) })
      .where(eq(signInTokens.tokenHash, "sign-in of t"));
    await tx
      .update(invitations)
      .set({ expiresAt: ahead(14 * DAY) })
      .where(eq(invitations.id, idOf("t", "invitation")));
    await tx
      .update(subscribers)
      .set({ unsubscribedAt: ago(50) })
      .where(eq(subscribers.id, idOf("s", "sam")));
    await tx
      .update(images)
      .set({ createdAt: ago(23) })
      .where(eq(images.id, idOf("t", "unused")));
    await tx
      .update(groups)
      .set({ retentionDays: 91 })
      .where(eq(groups.id, idOf("t", "group")));
  });
}

describe("what the app does by itself", () => {
  test("is all in the table", () => {
    const named = new Set(Object.keys(JOBS).map((name) => name.split(" ")[0]));
    expect([...named].toSorted()).toEqual(knownJobs.toSorted());
  });

  test.each(Object.entries(JOBS))("%s", async (name, { run, due }) => {
    await whatIsDue();
    const moment = ahead(due).getTime();
    const begin = await allRows();
    setClock(new Date(moment - 1));
    await run(now());
    const eve = await allRows();
    const early = ledgerOf(differences(begin, eve));
    setClock(new Date(moment));
    await run(now());
    const changed = differences(eve, await allRows());
    expect(touched(changed, NEIGHBOURS)).toEqual([]);
    const ledger = `a millisecond before:\n${early}\nat the moment:\n${ledgerOf(changed)}`;
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(" ", "-");
    await expect(ledger).toMatchFileSnapshot(`../../../fixtures/jobs/${file}.txt`);
    const begun = changed.flatMap(({ table, after }) =>
      table === "mailings" ? [after?.kind] : [],
    );
    expect(begun.filter((kind) => !Object.hasOwn(renderers, String(kind)))).toEqual([]);
    await run(now());
    expect(ledgerOf(differences(eve, await allRows()))).toBe(ledgerOf(changed));
  });
});
