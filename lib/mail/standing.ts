import {
  and,
  type Column,
  eq,
  inArray,
  isNull,
  ne,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { mailingRecipients, mailings, outbox } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";
import { giveUp } from "./give-up.ts";
import { makeAnew } from "./make-anew.ts";
import type { MailKind } from "./outbox.ts";

/** Mails to all guests that say what is new about their meeting. */
const OF_THE_MEETING = [
  "meeting-changed",
  "meeting-cancelled",
  "meeting-postponed",
  "meeting-reinstated",
] as const satisfies MailKind[];

/** Mails that say how an RSVP and its meeting stand. Of two to one person only the later is true. */
export const STANDING = [
  "rsvp-going",
  "rsvp-waiting",
  "rsvp-confirm",
  "rsvp-pending",
  "rsvp-approved",
  "rsvp-refused",
  "rsvp-promoted",
  "rsvp-held",
  "rsvp-lapsed",
  "rsvp-tentative",
  "rsvp-declined",
  "rsvp-cancelled",
  "rsvp-changed",
  ...OF_THE_MEETING,
] as const satisfies MailKind[];

/** Whether a mail of this kind says how an RSVP and its meeting stand. */
export function isStanding(kind: string): kind is (typeof STANDING)[number] {
  return STANDING.some((one) => one === kind);
}

/*
 * Which mails take the place of which to the same guest, while these are unsent:
 * what they make untrue; and where a form is sent sixty times, what they say
 * once more, so that its owner is told once. A reminder repeats how things
 * stood, and makes nothing untrue itself.
 */
const REPLACEMENTS: readonly { later: readonly MailKind[]; earlier: readonly MailKind[] }[] = [
  { later: STANDING, earlier: [...STANDING, "rsvp-already", "meeting-reminder"] },
  { later: ["rsvp-already"], earlier: ["rsvp-already"] },
];

/** Which mails one of this kind takes the place of. */
export function replacedBy(kind: string): readonly MailKind[] {
  return REPLACEMENTS.flatMap(({ later, earlier }) =>
    later.some((one) => one === kind) ? earlier : [],
  );
}

/** `replacedBy` of two columns: that one mail takes the place of another. */
export function takesPlace(kind: Column, replaced: Column): SQL {
  const pairs = REPLACEMENTS.map(({ later, earlier }) =>
    and(inArray(kind, [...later]), inArray(replaced, [...earlier])),
  );
  return sql`(${or(...pairs)})`;
}

/*
 * Mails of an organizer's own words, beside which stands what the meeting is
 * like: one that waits while it changes is made anew.
 */
const IN_OWN_WORDS: readonly MailKind[] = ["message"];

/** That a mail is made anew where another follows, by the columns of their kinds. */
export function makesStale(kind: Column, stale: Column): SQL | undefined {
  return and(inArray(kind, [...OF_THE_MEETING]), inArray(stale, [...IN_OWN_WORDS]));
}

/**
 * Gives up what some guests were to be told and have not been sent yet, because
 * a mail of this kind that is owed from now on takes its place: mails that wait,
 * and those that mailings other than `by` have still to make. `guests` selects
 * ids of RSVPs. Recipients come first: a mailing at work on one of them is
 * waited for, and its mail is then seen. What organizers wrote to them is made anew where
 * their meeting changes.
 */
export async function replaceUnsent(
  tx: Tx,
  guests: SQLWrapper,
  kind: string,
  by?: string,
): Promise<void> {
  const kinds = [...replacedBy(kind)];
  if (kinds.length === 0) return;
  const others = tx
    .select({ id: mailings.id })
    .from(mailings)
    .where(
      and(
        inArray(mailings.kind, kinds),
        inArray(mailings.state, ["sending", "paused"]),
        by === undefined ? undefined : ne(mailings.id, by),
      ),
    );
  await tx
    .update(mailingRecipients)
    .set({ queuedAt: now() })
    .where(
      and(
        sql`${mailingRecipients.recipientId} in ${guests}`,
        isNull(mailingRecipients.queuedAt),
        inArray(mailingRecipients.mailingId, others),
      ),
    );
  const unsent = and(sql`${outbox.rsvpId} in ${guests}`, eq(outbox.state, "queued"));
  await giveUp(tx, and(unsent, inArray(outbox.kind, kinds)), "replaced");
  if (OF_THE_MEETING.some((one) => one === kind)) {
    await makeAnew(tx, and(unsent, inArray(outbox.kind, [...IN_OWN_WORDS])));
  }
}
