import { and, asc, eq, like } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { emailKey } from "#lib/mail/address.ts";

/**
 * Makes the keys of RSVPs follow the meeting's rule for plus-addresses, after
 * it was changed. Nobody loses an RSVP by it: where two now are one person, the
 * first to come has the key, and the others keep the one of their own.
 */
export async function rekeyGuests(
  tx: Tx,
  meetingId: string,
  rule: "distinct" | "same",
): Promise<void> {
  const guests = await tx
    .select({ id: rsvps.id, email: rsvps.email, emailKey: rsvps.emailKey })
    .from(rsvps)
    .where(and(eq(rsvps.meetingId, meetingId), like(rsvps.email, "%+%")))
    .orderBy(asc(rsvps.arrival));
  for (const { id, email, emailKey: before } of guests) {
    const key = email ? emailKey(email, rule) : null;
    if (key === before || key === null) continue;
    const [other] = await tx
      .select({ id: rsvps.id })
      .from(rsvps)
      .where(and(eq(rsvps.meetingId, meetingId), eq(rsvps.emailKey, key)));
    if (!other) await tx.update(rsvps).set({ emailKey: key }).where(eq(rsvps.id, id));
  }
}
