import type { Challenge } from "altcha-lib";
import { and, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import { isProof, makeChallenge } from "#lib/proof.ts";

/** What its challenges are for. */
const formOf = (meetingId: string) => `rsvp:${meetingId}`;

/** A new challenge for the form of a meeting; null where the meeting asks for none. */
export async function makeRsvpChallenge(meetingId: string): Promise<Challenge | null> {
  const [meeting] = await store.read
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        eq(meetings.id, meetingId),
        eq(meetings.status, "published"),
        eq(meetings.proofOfWork, true),
      ),
    );
  return meeting ? makeChallenge(formOf(meetingId)) : null;
}

/** Whether what the form of a meeting sent proves that its browser did the work; asked once, last. */
export const isRsvpProof = (meetingId: string, sent: unknown) => isProof(formOf(meetingId), sent);
