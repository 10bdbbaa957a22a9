import { inArray } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { farewells } from "#db/tables.ts";
import { sign } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";

/*
 * Who left is known again though everything else of them is erased: by a keyed
 * hash of the address, which tells nothing without the site's secret. No list
 * subscribes them again; they themselves can.
 */

const hashOf = (emailKey: string) => sign("farewell", emailKey);

/** Remembers addresses that left, by their keys. */
export async function rememberFarewell(tx: Tx, emailKeys: string[]): Promise<void> {
  if (emailKeys.length === 0) return;
  const at = now();
  await tx
    .insert(farewells)
    .values(emailKeys.map((key) => ({ hash: hashOf(key), at })))
    .onConflictDoNothing();
}

/** Forgets it of somebody who came back. */
export async function forgetFarewell(tx: Tx, emailKey: string): Promise<void> {
  await tx.delete(farewells).where(inArray(farewells.hash, [hashOf(emailKey)]));
}

/** Those of these addresses, by their keys, that left and have not come back. */
export async function whoLeft(db: Reader, emailKeys: readonly string[]): Promise<Set<string>> {
  const byHash = new Map(emailKeys.map((key) => [hashOf(key), key]));
  const left = new Set<string>();
  const hashes = [...byHash.keys()];
  for (let from = 0; from < hashes.length; from += 500) {
    const rows = await db
      .select({ hash: farewells.hash })
      .from(farewells)
      .where(inArray(farewells.hash, hashes.slice(from, from + 500)));
    for (const { hash } of rows) left.add(byHash.get(hash)!);
  }
  return left;
}
