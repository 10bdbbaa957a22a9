import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { type Guest, guestColumns } from "#lib/guests/guest.ts";
import type { MailContext } from "#lib/guests/mail-context.ts";
import { mailPromoted, moveUp } from "#lib/guests/promotion.ts";
import type { Seats } from "#lib/guests/seats.ts";

type Columns = Partial<typeof rsvps.$inferInsert>;

/** A party that is to come in, and what is written of it if there is neither seat nor waiting list. */
type Comer = { guest: Guest; stands: Columns; else: Columns; fresh: boolean };

/**
 * Gives a party its seats if they are free and its turn has come, else the
 * place in line of the number it came with. Null where there is no line: it then
 * stands as `else` says. Others who move up by it are told. `fresh` is who never
 * waited for a seat.
 */
export async function letIn(
  tx: Tx,
  seats: Seats,
  context: MailContext,
  { guest, stands, else: back, fresh }: Comer,
): Promise<Guest | null> {
  const [inLine] = await tx
    .update(rsvps)
    .set({ ...stands, status: "waitlisted" })
    .where(and(eq(rsvps.id, guest.id), eq(rsvps.status, guest.status)))
    .returning(guestColumns);
  if (!inLine) throw new Error("An RSVP changed while its meeting was locked");
  const movedUp = await moveUp(tx, seats.id, new Set(fresh ? [guest.id] : []));
  const seated = movedUp.find(({ id }) => id === guest.id);
  for (const other of movedUp) if (other !== seated) await mailPromoted(tx, context, other);
  if (seated || seats.waitlist) return seated ?? inLine;
  await tx.update(rsvps).set(back).where(eq(rsvps.id, guest.id));
  return null;
}
