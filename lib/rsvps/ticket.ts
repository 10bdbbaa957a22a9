import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { hasSeat } from "#lib/guests/guest.ts";
import { isLinkToken, linkToken, linkTokenId } from "#lib/secret.ts";

/*
 * The ticket that is shown at the door. Its token is of a purpose of its own:
 * whoever photographs the code can neither read nor change the RSVP.
 */

/** The address in the code of a ticket. */
export function ticketUrl(rsvp: { id: string; linkEpoch: number }): string {
  return `${env().siteUrl}/tickets/${linkToken("ticket", rsvp.id, rsvp.linkEpoch)}`;
}

/** The RSVP that a ticket's code stands for; null for a code that is none of ours. `good` while there is a seat. */
export async function findTicket(token: string) {
  const id = linkTokenId(token);
  if (!id) return null;
  const [row] = await store.read
    .select({
      rsvpId: rsvps.id,
      meetingId: rsvps.meetingId,
      status: rsvps.status,
      heldUntil: rsvps.heldUntil,
      partySize: rsvps.partySize,
      linkEpoch: rsvps.linkEpoch,
      erasedAt: rsvps.erasedAt,
      title: meetings.title,
      startsAtLocal: meetings.startsAtLocal,
    })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(eq(rsvps.id, id));
  if (!row || row.erasedAt || !isLinkToken(token, "ticket", row.rsvpId, row.linkEpoch)) return null;
  const { status, heldUntil, linkEpoch: _, erasedAt: __, ...ticket } = row;
  return { ...ticket, good: hasSeat({ status, heldUntil }) };
}
