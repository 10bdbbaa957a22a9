import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import { loadMailContext, type MailContext } from "#lib/guests/mail-context.ts";
import { now } from "#lib/time/clock.ts";

/*
 * What the mails about a meeting are made from takes more reading than an RSVP
 * writes. A crowd that comes at once shares one reading of it.
 */

/** So long a reading is shared. What the meeting itself says is never older: its version is compared in the write. */
const SHARED_MS = 1_000;
const MOST = 50;

type Reading = { at: number; context: Promise<MailContext | null> };

const readings = new Map<string, Reading>();

/** Read before the transaction, which is kept short; null for a meeting that was never published. */
export function prepareContext(meetingId: string): Promise<MailContext | null> {
  const at = now().getTime();
  const kept = readings.get(meetingId);
  if (kept && at >= kept.at && at - kept.at < SHARED_MS) return kept.context;
  const context = read(meetingId);
  // A reading that failed is nobody else's.
  context.catch(() => readings.delete(meetingId));
  readings.delete(meetingId);
  if (readings.size >= MOST) readings.delete(readings.keys().next().value!);
  readings.set(meetingId, { at, context });
  return context;
}

async function read(meetingId: string): Promise<MailContext | null> {
  const [meeting] = await store.read
    .select({ firstPublishedAt: meetings.firstPublishedAt })
    .from(meetings)
    .where(eq(meetings.id, meetingId));
  return meeting?.firstPublishedAt ? loadMailContext(store.read, meetingId) : null;
}

/** What was prepared, if the meeting is still as it was then; else read in the write. */
export async function currentContext(
  tx: Tx,
  prepared: MailContext | null,
  meetingId: string,
  changedAt: Date,
): Promise<MailContext> {
  const fresh = prepared?.changedAt.getTime() === changedAt.getTime();
  if (prepared && fresh) return prepared;
  readings.delete(meetingId);
  return loadMailContext(tx, meetingId);
}
