import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { guestColumns } from "#lib/guests/guest.ts";
import { loadMailContext, type MailContext } from "#lib/guests/mail-context.ts";
import { type Seats, takeSeats } from "#lib/guests/seats.ts";
import { newId } from "#lib/ids.ts";
import { emailKey } from "#lib/mail/address.ts";
import { writeAnswers } from "#lib/questions/answers.ts";
import type { Answer } from "#lib/questions/rules.ts";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { searchKey } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { knownKeys } from "../disowned.ts";
import { type RsvpStatus, windowOf } from "../policy.ts";
import { shut } from "../refusals.ts";
import { mailReply } from "../reply-mail.ts";
import type { AddRow } from "./input.ts";
import { lockManaged } from "./managed.ts";
import { refuse } from "./refusals.ts";

/** Rows written in one transaction, so that nobody's RSVP waits long for a file. */
const BATCH = 50;

/**
 * What became of a row: kept, with its seats if it comes (nobody waits beside a
 * free seat); kept on the waiting list for want of seats; left out, because its address has an RSVP, because there is neither
 * seat nor list, or because the party is larger than the meeting.
 */
export type Outcome = "added" | "waitlisted" | "duplicate" | "full" | "party";

/** A row, with answers that were checked against the meeting's questions. */
export type NewRsvp = AddRow & { answers?: readonly Answer[] };

export type Addition = {
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
    const added = await store.write((tx) => addBatch(tx, actor, { ...addition, rows }));
    if (!Array.isArray(added)) return added;
    outcomes.push(...added);
  }
  return done(outcomes);
}

async function addBatch(
  tx: Tx,
  actor: Actor,
  { meetingId, rows, tell, source = "organizer" }: Addition,
): Promise<Outcome[] | Refusal> {
  const seats = await lockManaged(tx, actor, meetingId);
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
  const context = tell ? await loadMailContext(tx, meetingId) : null;
  const outcomes: Outcome[] = [];
  for (const row of rows) outcomes.push(await addOne(tx, seats, row, context, source));
  const added = outcomes.filter((one) => one === "added" || one === "waitlisted").length;
  if (added > 0) {
    await recordAudit(tx, actor, {
      action: "rsvp.added",
      groupId: seats.groupId,
      meetingId,
      detail: { added, from: source },
    });
  }
  return outcomes;
}

async function addOne(
  tx: Tx,
  seats: Seats,
  row: NewRsvp,
  context: MailContext | null,
  source: "organizer" | "import",
): Promise<Outcome> {
  const { name, email, partySize } = row;
  const key = email === null ? null : emailKey(email, seats.plusAddresses);
  if (email !== null && (await isKnown(tx, seats, email))) return "duplicate";
  const comes = row.status === "going" || row.status === "waitlisted";
  if (comes && seats.capacity !== null && partySize > seats.capacity) return "party";
  const seated = comes && (await takeSeats(tx, seats.id, partySize));
  if (comes && !seated && !seats.waitlist) return "full";
  const coming = seated ? "going" : "waitlisted";
  const status: RsvpStatus = comes ? coming : row.status;
  const at = now();
  const [counted] = await tx
    .update(meetings)
    .set({ lastArrival: sql`${meetings.lastArrival} + 1` })
    .where(eq(meetings.id, seats.id))
    .returning({ arrival: meetings.lastArrival });
  const [guest] = await tx
    .insert(rsvps)
    .values({
      id: newId(),
      meetingId: seats.id,
      name,
      email,
      emailKey: key,
      status,
      partySize,
      arrival: counted?.arrival ?? 0,
      comment: row.comment,
      note: row.note,
      heardFrom: row.heardFrom,
      searchKey: searchKey(name, email),
      source,
      createdAt: at,
      changedAt: at,
      approvedAt: comes ? at : null,
      confirmedAt: at,
      cancelledAt: status === "cancelled" ? at : null,
    })
    .returning(guestColumns);
  if (!guest) throw new Error("An RSVP was not written");
  await writeAnswers(tx, guest, row.answers ?? []);
  if (context && status !== "cancelled") await mailReply(tx, context, guest);
  return status === "waitlisted" ? "waitlisted" : "added";
}

async function isKnown(tx: Tx, { id, plusAddresses }: Seats, email: string): Promise<boolean> {
  const known = await tx
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, id),
        // Who said "this was not me" wants no RSVP here.
        inArray(rsvps.emailKey, knownKeys(id, email, plusAddresses)),
      ),
    );
  return known.length > 0;
}
