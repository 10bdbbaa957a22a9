import { eq, sql } from "drizzle-orm";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { enterGuest } from "#lib/guests/change.ts";
import { type Seats, takeSeats } from "#lib/guests/seats.ts";
import { emailKey } from "#lib/mail/address.ts";
import { windowOf } from "#lib/meetings/rsvp-window.ts";
import { writeAnswers } from "#lib/questions/answers.ts";
import type { Answer } from "#lib/questions/rules.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { type Called, personKey } from "#lib/text/fold.ts";
import { now } from "#lib/time/clock.ts";
import { mailOfReply } from "../mails.ts";
import { shut } from "../refusals.ts";
import type { AddRow } from "./input.ts";
import { isKnown } from "./known.ts";
import { atDesk } from "./managed.ts";
import { refuse } from "./refusals.ts";

/** Rows written in one transaction, so that nobody's RSVP waits long for a file. */
const BATCH = 50;

/**
 * What became of a row: kept, with its seats if it comes (nobody waits beside a
 * free seat); kept on the waiting list for want of seats; left out, because its address has an RSVP, because there is neither
 * seat nor list, or because the party is larger than the meeting.
 */
export type Outcome = "added" | "waitlisted" | "duplicate" | "full" | "party";

/** What became of a row, and whose RSVP it is now. */
export type Added = { outcome: Outcome; subjectId?: string };

/** A row, with answers that were checked against the meeting's questions. */
export type NewRsvp = AddRow & Partial<Omit<Called, "name">> & { answers?: readonly Answer[] };

type Addition = {
  meetingId: string;
  rows: readonly NewRsvp[];
  /** Whether those who have an address are sent the mail of their reply. */
  tell: boolean;
  source?: "organizer" | "import";
};

/**
 * Adds RSVPs by hand or from a file, also while the form takes none, and
 * says of each row in its order. Seats go in the order of the rows, and
 * nobody passes who waits; nothing is held, for an organizer vouches for them.
 * Refusals: past, and those of a meeting that is off. NotFound for who does not
 * manage the meeting.
 */
export async function addRsvps(actor: Actor, addition: Addition): Promise<Result<Outcome[]>> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from === 0 || from < addition.rows.length; from += BATCH) {
    const rows = addition.rows.slice(from, from + BATCH);
    const added = await atDesk(actor, addition.meetingId, async (book) => {
      const became = await addInBook(book, { ...addition, rows });
      if (Array.isArray(became)) {
        const added = became.filter(({ subjectId }) => subjectId !== undefined).length;
        await tellOfAdded(book, added, "organizer");
      }
      return became;
    });
    if (!Array.isArray(added)) return added;
    outcomes.push(...added.map(({ outcome }) => outcome));
  }
  return done(outcomes);
}

/** What stands against adding anybody to a meeting, or null. */
export function againstAdding(seats: Seats): Refusal | null {
  if (seats.status === "draft") return refuse("draft");
  const window = windowOf(seats, now());
  if (
    window === "missing" ||
    window === "past" ||
    window === "cancelled" ||
    window === "postponed"
  ) {
    return shut(window);
  }
  return null;
}

/** As `addRsvps`, in a book that is open, and without its entry in the trail. */
export async function addInBook(
  book: GuestBook,
  { rows, tell, source = "organizer" }: Omit<Addition, "meetingId">,
): Promise<Added[] | Refusal> {
  const against = againstAdding(book.seats);
  if (against) return against;
  const added: Added[] = [];
  for (const row of rows) added.push(await addOne(book, row, { tell, source }));
  return added;
}

/** Tells the trail how many came to be on the list; nothing where nobody did. */
export async function tellOfAdded(
  { tx, actor, seats }: Pick<GuestBook, "tx" | "actor" | "seats">,
  added: number,
  from: "organizer" | "import",
): Promise<void> {
  if (added === 0) return;
  await recordAudit(tx, actor, {
    action: "rsvp.added",
    groupId: seats.groupId,
    meetingId: seats.id,
    detail: { added, from },
  });
}

async function addOne(
  book: GuestBook,
  { answers, ...row }: NewRsvp,
  { tell, source }: Required<Pick<Addition, "tell" | "source">>,
): Promise<Added> {
  const { tx, seats } = book;
  const { name, email, partySize } = row;
  if (email !== null && (await isKnown(book, email))) return { outcome: "duplicate" };
  const comes = row.status === "going" || row.status === "waitlisted";
  if (comes && seats.capacity !== null && partySize > seats.capacity) return { outcome: "party" };
  const seated = comes && (await takeSeats(tx, seats, partySize));
  if (comes && !seated && !seats.waitlist) return { outcome: "full" };
  const coming = seated ? "going" : "waitlisted";
  const status = comes ? coming : row.status;
  const at = now();
  const called = {
    name,
    familyName: row.familyName ?? "",
    partyNames: [...(row.partyNames ?? [])],
  };
  const entry = {
    ...row,
    ...called,
    status,
    arrival: await nextArrival(book),
    emailKey: email === null ? null : emailKey(email, seats.plusAddresses),
    searchKey: personKey(called, email),
    source,
    approvedAt: comes ? at : null,
    confirmedAt: at,
    cancelledAt: status === "cancelled" ? at : null,
  };
  const mail = tell && status !== "cancelled" ? mailOfReply : undefined;
  const guest = await enterGuest(book, entry, { mail });
  await writeAnswers(tx, guest, answers ?? []);
  return { outcome: status === "waitlisted" ? "waitlisted" : "added", subjectId: guest.id };
}

/** The next place in the order of arrival, whether or not the meeting takes RSVPs. */
async function nextArrival({ tx, seats }: GuestBook): Promise<number> {
  const [row] = await tx
    .update(meetings)
    .set({ lastArrival: sql`${meetings.lastArrival} + 1` })
    .where(eq(meetings.id, seats.id))
    .returning({ arrival: meetings.lastArrival });
  return row?.arrival ?? 0;
}
