import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { store } from "#db/store.ts";
import { attendeeLinks, groups, meetings, rsvps } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { placesInLine } from "#lib/guests/guest.ts";
import { emailKey } from "#lib/mail/address.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { ownRsvpsMail } from "#lib/mail/templates/account.ts";
import { hoursColumns } from "#lib/meetings/hours.ts";
import { linkToken } from "#lib/secret.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { WITHDRAWN } from "./policy.ts";

/** Minutes for which a mailed link to the list is good. */
export const LIST_MINUTES = 60;

const columns = {
  id: rsvps.id,
  email: rsvps.email,
  name: rsvps.name,
  status: rsvps.status,
  heldUntil: rsvps.heldUntil,
  partySize: rsvps.partySize,
  meetingId: rsvps.meetingId,
  arrival: rsvps.arrival,
  linkEpoch: rsvps.linkEpoch,
  meeting: {
    title: meetings.title,
    status: meetings.status,
    ...hoursColumns,
    deletedAt: meetings.deletedAt,
    groupName: groups.name,
  },
};

/**
 * The RSVPs with exactly this address, the latest meeting first. Where a
 * meeting takes plus-addresses for the same the stored key is shorter; still
 * only the address that was typed gets to see it.
 */
async function rsvpsOf(key: string) {
  const rows = await store.read
    .select(columns)
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .where(and(inArray(rsvps.emailKey, [key, emailKey(key, "same")]), isNull(rsvps.erasedAt)))
    .orderBy(desc(meetings.startsAt), desc(rsvps.id));
  return rows.filter(({ email }) => email !== null && emailKey(email) === key);
}

/**
 * Mails an address the link to the list of its RSVPs, if it has any. Whether
 * it had is not for the asker: say the same either way.
 */
export async function mailOwnList(email: string): Promise<void> {
  const key = emailKey(email);
  const [latest] = await rsvpsOf(key);
  if (!latest?.email) return;
  const to = { email: latest.email, name: latest.name };
  const siteName = await getSiteName();
  await store.write(async (tx) => {
    const token = newToken();
    await tx.insert(attendeeLinks).values({
      tokenHash: hashToken(token),
      emailKey: key,
      expiresAt: new Date(now().getTime() + LIST_MINUTES * 60_000),
    });
    await enqueueMail(tx, {
      kind: "rsvp-list",
      groupId: null,
      meetingId: null,
      rsvpId: null,
      to,
      fromName: siteName,
      replyTo: null,
      ...ownRsvpsMail({ siteName, minutes: LIST_MINUTES }),
      links: { list: `${env().siteUrl}/rsvps/all/${token}` },
    });
  });
}

/** All RSVPs of the address that a mailed link is for, each with its manage link; null once the link is too old. Changes nothing. */
export async function listOwnRsvps(token: string) {
  const [link] = await store.read
    .select({ emailKey: attendeeLinks.emailKey })
    .from(attendeeLinks)
    .where(and(eq(attendeeLinks.tokenHash, hashToken(token)), gt(attendeeLinks.expiresAt, now())));
  if (!link) return null;
  const rows = await rsvpsOf(link.emailKey);
  const waiting = rows.filter(({ status }) => status === "waitlisted").map(({ id }) => id);
  const places = await placesInLine(store.read, waiting);
  return rows.map(({ linkEpoch, email: _, meeting, ...rsvp }) => ({
    ...rsvp,
    meeting: {
      ...meeting,
      title: meeting.deletedAt || meeting.status === "draft" ? WITHDRAWN : meeting.title,
    },
    manage: linkToken("rsvp", rsvp.id, linkEpoch),
    place: places.get(rsvp.id) ?? null,
  }));
}

export type OwnRsvp = NonNullable<Awaited<ReturnType<typeof listOwnRsvps>>>[number];
