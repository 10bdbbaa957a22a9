import { and, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { openBook } from "#lib/guests/book.ts";
import { enterGuest } from "#lib/guests/change.ts";
import { guestColumns } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/mail-guest.ts";
import { emailKey } from "#lib/mail/address.ts";
import { writeAnswers } from "#lib/questions/answers.ts";
import type { Answer } from "#lib/questions/rules.ts";
import { done, type Result } from "#lib/result.ts";
import { personKey } from "#lib/text/fold.ts";
import { admit, type Next, nextForKnown, nextOf, RECEIVED } from "./admit.ts";
import { full, takeArrival } from "./arrival.ts";
import { currentContext, prepareContext } from "./context.ts";
import { knownKeys } from "./disowned.ts";
import type { JoinFields } from "./input.ts";
import { mailOfReply, mailOfSecond } from "./mails.ts";
import { hasPressed } from "./pressed.ts";

/** What the page may say: what anybody would be told at that moment, nothing of the address. */
type Joined = { next: Next };

/** What somebody replies to a meeting; `answers` are checked against its questions already. */
export type Join = Pick<JoinFields, "name" | "email" | "partySize"> &
  Partial<JoinFields> & {
    meetingId: string;
    answers?: readonly Answer[];
    /** False where a proof of work was asked and is missing: the address is then to be confirmed. */
    proven?: boolean;
    /** Whether the address was asked to be mailed about this meeting so often lately that it is mailed no more about an RSVP it has. */
    enough?: boolean;
  };

/**
 * Takes an RSVP from the public form, in one transaction with its mail. Who
 * wants to come has a seat while there are enough and nobody comes before,
 * held for a while where the meeting asks for a confirmation; else a place on
 * the waiting list; with approval, nothing until an organizer decides. An
 * address that has an RSVP already changes nothing and gets a mail with its
 * manage link; what is said is the same. Refusals: missing, early, closed, past,
 * cancelled, postponed, none, reply, full, party.
 */
export async function joinMeeting(input: Join): Promise<Result<Joined>> {
  const { meetingId, name, email, reply = "going" } = input;
  const partySize = reply === "declined" ? 1 : input.partySize;
  const unproven = input.proven === false;
  const prepared = await prepareContext(meetingId);
  return store.write(async (tx) => {
    const taken = await takeArrival(tx, meetingId, partySize, reply);
    if (!taken.ok) return taken;
    const { arrival, seats } = taken;
    const book = openBook(tx, null, seats, () =>
      currentContext(tx, prepared, meetingId, seats.changedAt),
    );
    // Who said that it was not them is left alone, and what is said is the same.
    const known = inArray(rsvps.emailKey, knownKeys(meetingId, email, seats.plusAddresses));
    const [{ existing, pressed } = { existing: null, pressed: 0 }] = await tx
      .select({ existing: guestColumns, pressed: hasPressed(email) })
      .from(meetings)
      .leftJoin(rsvps, and(eq(rsvps.meetingId, meetings.id), known))
      .where(eq(meetings.id, meetingId));
    if (existing) {
      const next = await nextForKnown(tx, seats, { partySize, unproven }, reply);
      if (!next) return full(partySize);
      if (!input.enough) await mailGuest(book, existing, mailOfSecond({ partySize, reply }));
      return done({ next });
    }

    const party = { email, partySize, confirmedAt: null, approvedAt: null, unproven };
    const admitted = await admit(tx, seats, party, reply);
    if (!admitted) return full(partySize);
    const { familyName = "", partyNames = [] } = input;
    const called = { name, familyName, partyNames };
    const entry = {
      ...admitted,
      email,
      emailKey: emailKey(email, seats.plusAddresses),
      partySize,
      arrival,
      unproven,
      saysName: pressed > 0,
      source: "web" as const,
      comment: input.comment ?? "",
      heardFrom: input.heardFrom ?? "",
      named: input.named ?? false,
      ...called,
      searchKey: personKey(called, email),
    };
    const guest = await enterGuest(book, entry, {
      action: RECEIVED[admitted.status],
      mail: mailOfReply,
    });
    await writeAnswers(tx, guest, input.answers ?? []);
    return done({ next: nextOf(admitted, seats, unproven) });
  }, meetingId);
}
