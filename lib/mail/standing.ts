import { and, eq, inArray, isNull, ne, type SQLWrapper, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { mailingRecipients, mailings, outbox } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";
import type { MailKind } from "./outbox.ts";

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
  "meeting-changed",
  "meeting-cancelled",
  "meeting-postponed",
  "meeting-reinstated",
] as const satisfies MailKind[];

/** What becomes untrue by one of them; these two repeat how things stood, and make nothing untrue themselves. */
export const REPLACED: MailKind[] = [...STANDING, "rsvp-already", "meeting-reminder"];

/** Why a mail was given up that a later one took the place of. */
export const REPLACED_WORDS = "A later mail says how it stands now";

/** How its row stands then: no link of it is needed any more. */
export const GIVEN_UP = { state: "dropped", links: null, lastError: REPLACED_WORDS } as const;

/** Whether a mail of this kind says how an RSVP and its meeting stand. */
export function isStanding(kind: string): kind is (typeof STANDING)[number] {
  return STANDING.some((one) => one === kind);
}

/**
 * Gives up what some guests were to be told and have not been sent yet, because
 * a mail that is owed from now on makes it untrue: mails that wait, and those
 * that mailings other than `by` have still to make. `guests` selects ids of
 * RSVPs. Recipients come first: a mailing at work on one of them is waited for,
 * and its mail is then seen.
 */
export async function replaceUnsent(tx: Tx, guests: SQLWrapper, by?: string): Promise<void> {
  const others = tx
    .select({ id: mailings.id })
    .from(mailings)
    .where(
      and(
        inArray(mailings.kind, REPLACED),
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
  await tx
    .update(outbox)
    .set(GIVEN_UP)
    .where(
      and(
        sql`${outbox.rsvpId} in ${guests}`,
        eq(outbox.state, "queued"),
        inArray(outbox.kind, REPLACED),
      ),
    );
}

/**
 * Gives up an unsent mail of the same kind to the same guest, where it says
 * what was asked last: a form that is sent sixty times tells its owner once.
 */
export async function replaceSame(tx: Tx, rsvpId: string, kind: MailKind): Promise<void> {
  await tx
    .update(outbox)
    .set(GIVEN_UP)
    .where(and(eq(outbox.rsvpId, rsvpId), eq(outbox.state, "queued"), eq(outbox.kind, kind)));
}
