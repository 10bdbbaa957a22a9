import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { rsvps } from "#db/tables.ts";
import { type Called, personKey } from "#lib/text/fold.ts";

type Change = Partial<Called> & { email: string | null; partySize: number };

/**
 * The columns of how a guest and the party are called after a change, and of
 * the key that they are found and ordered by: what is not said stays, but for
 * the names of those who come no more.
 */
export async function namesAfter(
  tx: Tx,
  id: string,
  { email, partySize, ...change }: Change,
): Promise<{ name: string; familyName: string; partyNames: string[]; searchKey: string }> {
  const [before] = await tx
    .select({
      name: rsvps.name,
      familyName: rsvps.familyName,
      partyNames: rsvps.partyNames,
    })
    .from(rsvps)
    .where(eq(rsvps.id, id));
  const name = change.name ?? before?.name ?? "";
  const familyName = change.familyName ?? before?.familyName ?? "";
  const all: readonly string[] = change.partyNames ?? before?.partyNames ?? [];
  const partyNames = all.slice(0, partySize - 1);
  const called = { name, familyName, partyNames };
  return { ...called, searchKey: personKey(called, email) };
}
