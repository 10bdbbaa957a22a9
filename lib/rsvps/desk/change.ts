import { and, eq } from "drizzle-orm";
import { outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { GuestBook } from "#lib/guests/book.ts";
import { changeGuest } from "#lib/guests/change.ts";
import type { Guest } from "#lib/guests/guest.ts";
import { mailGuest } from "#lib/guests/mail-guest.ts";
import { namesAfter } from "#lib/guests/names.ts";
import { emailKey } from "#lib/mail/address.ts";
import { dropAnswers, replaceAnswers } from "#lib/questions/answers.ts";
import type { Answer } from "#lib/questions/rules.ts";
import { done, NotFound, type Refusal, type Result } from "#lib/result.ts";
import { isLive } from "#lib/rsvp-status.ts";
import { type Called, fold } from "#lib/text/fold.ts";
import { hasMovedUp } from "../change.ts";
import { mailOfChange, mailOfReply } from "../mails.ts";
import { doubtAbout } from "./doubt.ts";
import type { ChangeAtDesk } from "./input.ts";
import { isKnown } from "./known.ts";
import { atDesk, listGuests, tellRefusal } from "./managed.ts";
import { refuse } from "./refusals.ts";
import { takeSeatsAtDesk } from "./take-seats.ts";

type Correction = ChangeAtDesk & Partial<Omit<Called, "name">> & { answers?: readonly Answer[] };

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
export function changeRsvpAtDesk(
  actor: Actor,
  { meetingId, id, answers, familyName, partyNames, ...input }: Correction,
): Promise<Result> {
  return atDesk(actor, meetingId, async (book) => {
    const { tx, seats } = book;
    const { name, email, partySize } = input;
    const [guest] = await listGuests(book, [id]);
    if (!guest) throw new NotFound("RSVP");
    const stands = tellRefusal(seats);
    if (stands) return stands;
    if (email !== null && (await isKnown(book, email, id))) {
      return refuse("address-taken", { at: "email" });
    }
    const doubt = email === guest.email ? null : doubtAbout(email, input.insist);
    if (doubt) return doubt;
    const growth = partySize - guest.partySize;
    const against = growth > 0 ? await grow(book, guest, input) : null;
    if (against) return against;
    const moved = email !== guest.email;
    const handed = moved && guest.email !== null && fold(name) !== fold(guest.name);
    const before = await namesAfter(tx, id, { email, partySize });
    // What the form still held of somebody else's is not theirs, nor what it did not ask for.
    const called = handed
      ? {
          familyName: familyName === before.familyName ? "" : (familyName ?? ""),
          partyNames: `${partyNames}` === `${before.partyNames}` ? [] : (partyNames ?? []),
        }
      : { familyName, partyNames };
    const changed = await changeGuest(book, guest, {
      set: {
        email,
        emailKey: email === null ? null : emailKey(email, seats.plusAddresses),
        partySize,
        ...(await namesAfter(tx, id, { name, email, partySize, ...called })),
        // An address that nobody confirmed; the calendar of the old one is not its.
        ...(moved
          ? {
              linkEpoch: guest.linkEpoch + 1,
              confirmedAt: null,
              calendarSequence: null,
              saysName: true,
            }
          : {}),
        ...(handed ? { comment: "", note: "", heardFrom: "", named: false } : {}),
      },
      action: handed ? "rsvp.handed" : "rsvp.corrected",
      detail: growth === 0 ? {} : { from: guest.partySize, to: partySize },
    });
    if (handed) await dropAnswers(tx, guest, answers ?? []);
    else if (answers) await replaceAnswers(tx, guest, answers);
    if (moved) {
      await tx.delete(outbox).where(and(eq(outbox.rsvpId, id), eq(outbox.state, "queued")));
    }
    if ((growth !== 0 || moved) && !(await hasMovedUp(book, guest))) {
      await tell(book, changed, moved);
    }
    return done();
  });
}

async function grow(
  book: GuestBook,
  guest: Guest,
  { partySize, insist }: Pick<ChangeAtDesk, "partySize" | "insist">,
): Promise<Refusal | null> {
  if (guest.status === "going") {
    return takeSeatsAtDesk(book, partySize - guest.partySize, { insist, grows: true });
  }
  const { capacity } = book.seats;
  return capacity === null || partySize <= capacity || !isLive(guest.status)
    ? null
    : refuse("party-grown", { seats: capacity, at: "partySize" });
}

/** Tells the guest how the RSVP now stands; who comes no more is told of a new address alone. */
async function tell(book: GuestBook, guest: Guest, moved: boolean): Promise<void> {
  if (guest.status === "cancelled") return;
  if (moved) return mailGuest(book, guest, mailOfReply);
  if (guest.status !== "declined") await mailGuest(book, guest, mailOfChange);
}
