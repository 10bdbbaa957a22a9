import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { factsFor, type Guest, guestColumns, placeInLine } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/guest-mail.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { promoteFromWaitlist } from "#lib/guests/promotion.ts";
import { freeSeats, type Seats, takeSeatsBeyond, takeSeatsOutOfOrder } from "#lib/guests/seats.ts";
import { emailKey } from "#lib/mail/address.ts";
import { changedMail } from "#lib/mail/templates/rsvp.ts";
import { dropAnswers, replaceAnswers } from "#lib/questions/answers.ts";
import type { Answer } from "#lib/questions/rules.ts";
import { done, NotFound, type Refusal, type Result } from "#lib/result.ts";
import { searchKey } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { knownKeys } from "../disowned.ts";
import { isLive } from "../policy.ts";
import { mailReply } from "../reply-mail.ts";
import type { ChangeAtDesk } from "./input.ts";
import { listGuests, lockManaged, overRefusal } from "./managed.ts";
import { insists, refuse } from "./refusals.ts";

/**
 * Corrects name, address and party at the organizers' desk. More people take
 * seats while there are any, or beyond them if the organizer insists; fewer
 * free seats for the waiting list. A new address makes every link that was
 * mailed before useless, takes back what was not yet sent to the old one, and
 * is sent the RSVP as it stands. Answers, where there are any, take the place of
 * the earlier ones. With another name too it is somebody else's from then on:
 * what the former person wrote and answered is erased, and so is the note. Refusals: past, duplicate,
 * full, party.
 */
export async function changeRsvpAtDesk(
  actor: Actor,
  input: ChangeAtDesk & { answers?: readonly Answer[] },
): Promise<Result> {
  return store.write(async (tx) => {
    const { meetingId, id, name, email, partySize } = input;
    const seats = await lockManaged(tx, actor, meetingId);
    const [guest] = await listGuests(tx, meetingId, [id], EVERY);
    if (!guest) throw new NotFound("RSVP");
    const past = overRefusal(seats);
    if (past) return past;
    const key = email === null ? null : emailKey(email, seats.plusAddresses);
    if (email !== null && (await isTaken(tx, guest, email, seats.plusAddresses))) {
      return refuse("address-taken", { at: "email" });
    }
    const growth = partySize - guest.partySize;
    const against = growth > 0 ? await grow(tx, seats, guest, input) : null;
    if (against) return against;
    if (guest.status === "going" && growth < 0) await freeSeats(tx, meetingId, -growth);
    const moved = email !== guest.email;
    const handed = moved && guest.email !== null && searchKey(name) !== searchKey(guest.name);
    await tx
      .update(rsvps)
      .set({
        name,
        email,
        emailKey: key,
        partySize,
        searchKey: searchKey(name, email),
        changedAt: now(),
        // An address that nobody confirmed; the calendar of the old one is not its.
        ...(moved
          ? { linkEpoch: sql`${rsvps.linkEpoch} + 1`, confirmedAt: null, calendarSequence: null }
          : {}),
        ...(handed ? { comment: "", note: "", heardFrom: "", named: false } : {}),
      })
      .where(eq(rsvps.id, id));
    if (handed) await dropAnswers(tx, guest, input.answers ?? []);
    else if (input.answers) await replaceAnswers(tx, guest, input.answers);
    await recordAudit(tx, actor, {
      action: handed ? "rsvp.handed" : "rsvp.corrected",
      groupId: seats.groupId,
      meetingId,
      subjectId: id,
      detail: growth === 0 ? {} : { from: guest.partySize, to: partySize },
    });
    if (moved) {
      await tx.delete(outbox).where(and(eq(outbox.rsvpId, id), eq(outbox.state, "queued")));
    }
    if (growth < 0) await promoteFromWaitlist(tx, meetingId);
    if (growth !== 0 || moved) await tell(tx, guest, moved);
    return done();
  });
}

const EVERY = ["going", "waitlisted", "pending", "tentative", "declined", "cancelled"] as const;

async function isTaken(
  tx: Tx,
  guest: Guest,
  email: string,
  rule: "distinct" | "same",
): Promise<boolean> {
  const others = await tx
    .select({ id: rsvps.id })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.meetingId, guest.meetingId),
        inArray(rsvps.emailKey, knownKeys(guest.meetingId, email, rule)),
        ne(rsvps.id, guest.id),
      ),
    );
  return others.length > 0;
}

async function grow(
  tx: Tx,
  seats: Seats,
  guest: Guest,
  { partySize, insist }: ChangeAtDesk,
): Promise<Refusal | null> {
  const more = partySize - guest.partySize;
  if (guest.status !== "going") {
    const { capacity } = seats;
    return capacity === null || partySize <= capacity || !isLive(guest.status)
      ? null
      : refuse("party-grown", { seats: capacity, at: "partySize" });
  }
  if (await takeSeatsOutOfOrder(tx, guest.meetingId, more)) return null;
  const insisted = insists({ insist }, "full");
  if (insisted && (await takeSeatsBeyond(tx, guest.meetingId, more))) return null;
  const free = Math.max(0, (seats.capacity ?? 0) - seats.seatsTaken);
  return refuse("full", { free, wanted: more, grows: true, at: "partySize", mayInsist: true });
}

/** Tells the guest how the RSVP now stands; who has just moved up was told so. */
async function tell(tx: Tx, before: Guest, moved: boolean): Promise<void> {
  const [guest] = await tx.select(guestColumns).from(rsvps).where(eq(rsvps.id, before.id));
  if (!guest || guest.status !== before.status || guest.status === "cancelled") return;
  const context = await loadMailContext(tx, guest.meetingId);
  if (moved) return mailReply(tx, context, guest);
  if (guest.status === "declined") return;
  const place = await placeInLine(tx, guest);
  await mailGuest(tx, context, guest, {
    kind: "rsvp-changed",
    written: changedMail(factsFor(context, guest), { ...guest, place }),
  });
}
