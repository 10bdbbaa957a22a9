import { asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { unsealLinks } from "#lib/mail/links.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { linkToken } from "#lib/secret.ts";

/** Somebody replies by the public form. */
export function join(meetingId: string, who: string, partySize = 1) {
  return joinMeeting({
    meetingId,
    name: who,
    email: `${who.toLowerCase()}@example.org`,
    partySize,
  });
}

/** All RSVPs of a meeting in the order of arrival: "Ann going 2". */
export async function statuses(meetingId: string): Promise<string[]> {
  const rows = await store.read
    .select()
    .from(rsvps)
    .where(eq(rsvps.meetingId, meetingId))
    .orderBy(asc(rsvps.arrival));
  return rows.map(({ name, status, partySize }) => `${name} ${status} ${partySize}`);
}

export async function rsvpOf(meetingId: string, who: string) {
  const rows = await store.read.select().from(rsvps).where(eq(rsvps.meetingId, meetingId));
  const row = rows.find(({ name }) => name === who);
  if (!row) throw new Error(`${who} has no RSVP`);
  return row;
}

export async function tokenOf(meetingId: string, who: string): Promise<string> {
  const { id, linkEpoch } = await rsvpOf(meetingId, who);
  return linkToken("rsvp", id, linkEpoch);
}

/** Every mail queued, oldest first: "rsvp-going to ann@example.org". */
export async function mails(): Promise<string[]> {
  return (await mailRows()).map(({ kind, toEmail }) => `${kind} to ${toEmail}`);
}

export async function mailRows() {
  const rows = await store.read.select().from(outbox).orderBy(asc(outbox.id));
  return rows.map((row) => ({ ...row, secret: unsealLinks(row.links) }));
}
