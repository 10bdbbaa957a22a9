import type { Actor } from "#lib/access/actor.ts";
import { getMailing, listMailings } from "#lib/mailings/queries.ts";
import { NotFound } from "#lib/result.ts";
import { getMeetingOfRsvps } from "#lib/rsvps/desk/queries.ts";

async function check(actor: Actor, meetingId: string): Promise<void> {
  const { mayManage } = await getMeetingOfRsvps(actor, meetingId);
  if (!mayManage) throw new NotFound("Meeting");
}

/** The messages that organizers wrote to the attendees of a meeting, the newest first; NotFound for helpers and strangers. */
export async function listMessages(
  actor: Actor,
  meetingId: string,
  page: { offset: number; limit: number },
) {
  await check(actor, meetingId);
  return listMailings(actor, { audience: "rsvps", meetingId, kind: "message" }, page);
}

export type ListedMessage = Awaited<ReturnType<typeof listMessages>>["rows"][number];

/** A message with its words and how far it has come, or NotFound. */
export async function getMessage(actor: Actor, meetingId: string, id: string) {
  await check(actor, meetingId);
  const mailing = await getMailing(actor, id);
  if (mailing.meetingId !== meetingId || mailing.kind !== "message") throw new NotFound("Message");
  return mailing;
}
