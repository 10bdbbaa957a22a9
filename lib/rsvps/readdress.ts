import { and, eq, inArray, ne } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { type GuestBook, openBook } from "#lib/guests/book.ts";
import { changeGuest } from "#lib/guests/change.ts";
import { factsFor, type Guest, guestColumns, wasEntered } from "#lib/guests/guest.ts";
import { makeGuestMail } from "#lib/guests/make-mail.ts";
import { namesAfter } from "#lib/guests/names.ts";
import { keepBook } from "#lib/guests/promotion.ts";
import { findMeetingOf, lockSeats } from "#lib/guests/seats.ts";
import { emailKey } from "#lib/mail/address.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { ADDRESS_DAYS, addressLeftMail, addressMail } from "#lib/mail/templates/rsvp-address.ts";
import { done, type Result } from "#lib/result.ts";
import { linkToken, seal, unseal } from "#lib/secret.ts";
import { fromJson } from "#lib/text/from-json.ts";
import { now } from "#lib/time/clock.ts";
import { byLink } from "./by-link.ts";
import { knownKeys } from "./disowned.ts";
import { mailOfStanding } from "./mails.ts";
import { findRsvpByToken } from "./public-queries.ts";
import { goneBy, refuse } from "./refusals.ts";

const MARK = "rsvp-address";

type Asked = { id: string; linkEpoch: number; email: string };

/** What the link of the mail carries, so that nothing is stored of an address whose owner has not said yes. */
const sealed = ({ id, linkEpoch, email }: Asked) =>
  seal(JSON.stringify([MARK, id, linkEpoch, email, now().getTime()]));

function read(link: string): Asked | null {
  if (!/^[A-Za-z0-9_-]{60,1500}$/.test(link)) return null;
  try {
    const [mark, id, linkEpoch, email, at] = fromJson<[string, string, number, string, number]>(
      unseal(link),
    );
    const age = now().getTime() - Number(at);
    return mark === MARK && age <= ADDRESS_DAYS * 86_400_000 ? { id, linkEpoch, email } : null;
  } catch {
    return null;
  }
}

/**
 * Asks another address, by mail, whether the RSVP of a manage link shall be
 * its: nothing changes before the button behind the mailed link is pressed.
 * Refusals: missing, past, same-address.
 */
export function askForAddress(token: string, email: string): Promise<Result> {
  return byLink(token, async (book, guest) => {
    const gone = goneBy(book.seats, now());
    if (gone) return gone;
    if (guest.email !== null && emailKey(guest.email) === emailKey(email)) {
      return refuse("same-address", { at: "email" });
    }
    const context = await book.mailContext();
    await enqueueMail(book.tx, {
      kind: "rsvp-address",
      groupId: context.group.id,
      meetingId: context.meetingId,
      rsvpId: guest.id,
      to: { name: "", email },
      fromName: context.group.name,
      replyTo: context.group.email,
      ...addressMail(factsFor(context, { ...guest, status: "pending" })),
      links: { address: `${env().siteUrl}/rsvps/address/${sealed({ ...guest, email })}` },
    });
    return done();
  });
}

/** The address that a mailed link asks about, and the meeting; null for a link that leads nowhere. Changes nothing. */
export async function findAskedAddress(link: string) {
  const asked = read(link);
  const rsvp = asked && (await findRsvpByToken(linkToken("rsvp", asked.id, asked.linkEpoch)));
  return rsvp && { email: asked.email, meeting: rsvp.meeting };
}

/**
 * Tells the address that is left, and withdraws the entry from its calendar. The
 * SEQUENCE that is spent on it lets the invitation of the new address count
 * where both are read into one calendar.
 */
async function tellLeft({ tx, mailContext }: GuestBook, guest: Guest): Promise<void> {
  const gone: Guest = { ...guest, name: "", status: "cancelled" };
  const context = await mailContext();
  const mail = await makeGuestMail(tx, context, gone, {
    kind: "rsvp-address",
    written: addressLeftMail(factsFor(context, gone), { wasEntered: wasEntered(gone) }),
    calendar: "CANCEL",
  });
  if (mail) await enqueueMail(tx, { ...mail, links: {} });
}

/**
 * Gives an RSVP to the address that a link was mailed to, which is told how it
 * stands, as is the old one that it is gone; links mailed to that lead nowhere
 * from then on. Returns the
 * token of its new manage link. Refusals: missing, past, address-taken.
 */
export async function takeAddress(link: string): Promise<Result<{ token: string }>> {
  const asked = read(link);
  const meetingId = asked && (await findMeetingOf(asked.id));
  if (!meetingId) return refuse("missing", { what: "link" });
  return store.write(async (tx) => {
    const seats = await lockSeats(tx, meetingId);
    if (!seats) return refuse("missing", { what: "link" });
    const { id, linkEpoch, email } = asked;
    const [guest] = await tx
      .select(guestColumns)
      .from(rsvps)
      .where(and(eq(rsvps.id, id), eq(rsvps.linkEpoch, linkEpoch)));
    if (!guest?.email) return refuse("missing", { what: "link" });
    const gone = goneBy(seats, now());
    if (gone) return gone;
    const keys = knownKeys(seats.id, email, seats.plusAddresses);
    const others = and(eq(rsvps.meetingId, seats.id), inArray(rsvps.emailKey, keys));
    if ((await tx.$count(rsvps, and(others, ne(rsvps.id, id)))) > 0) return refuse("address-taken");
    await keepBook(openBook(tx, null, seats), async (book) => {
      // Mails that are not sent yet have links that lead nowhere now.
      await tx.delete(outbox).where(and(eq(outbox.rsvpId, id), eq(outbox.state, "queued")));
      await tellLeft(book, guest);
      await changeGuest(book, guest, {
        set: {
          email,
          emailKey: emailKey(email, seats.plusAddresses),
          ...(await namesAfter(tx, id, { email, partySize: guest.partySize })),
          linkEpoch: linkEpoch + 1,
          saysName: true,
        },
        action: "rsvp.corrected",
        detail: {},
        mail: mailOfStanding,
      });
    });
    return done({ token: linkToken("rsvp", id, linkEpoch + 1) });
  }, meetingId);
}
