import { eq, lt } from "drizzle-orm";
import { type Deed, DoneMeanwhile, doing } from "#db/once.ts";
import { store } from "#db/store.ts";
import { spentKeys } from "#db/tables.ts";
import { done, type Result } from "#lib/result.ts";
import { seal, sign, unseal } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";

/** So long a key is known: longer than anybody presses again, and a day in which a tab comes back. */
const KEPT_FOR_MS = 86_400_000;

/** What came of a form, and when it was done. */
export type Done<T> = { result: Result<T>; at: Date };

/**
 * Does what a form asks for once: `values` are what was sent, with the form's
 * `formKey`; `by` is who sent it and what the page bound to it. The same form sent
 * twice, also at the same moment, is one deed, and the second is told what
 * came of the first; with other words it is another deed. The key is spent in
 * the transaction of the deed. What is refused spends nothing. A form without
 * a key is done each time.
 */
export async function once<T>(
  values: Record<string, unknown>,
  by: readonly string[],
  run: () => Promise<Result<T>>,
): Promise<Done<T>> {
  const id = idOf(values, by);
  if (id === null) return { result: await run(), at: now() };
  const before = await findDone<T>(id);
  if (before) return before;
  let kept: string | null = null;
  const deed: Deed = {
    id,
    at: now(),
    spent: false,
    keep(returned) {
      kept = isResult(returned) && returned.ok ? packed(returned.value) : null;
      return kept === null ? null : seal(kept);
    },
    isRefused: (returned) => isResult(returned) && !returned.ok,
  };
  try {
    const result = await doing(deed, run);
    if (!deed.spent) return (!result.ok && (await findDone<T>(id))) || { result, at: deed.at };
    await settle(id, result, kept);
    return { result, at: deed.at };
  } catch (error) {
    const first = error instanceof DoneMeanwhile ? await findDone<T>(id) : null;
    if (!first) throw error;
    return first;
  }
}

/** What a deed is known by: nothing of what was sent can be found out from it. */
function idOf(
  { formKey: key, ...said }: Record<string, unknown>,
  by: readonly string[],
): string | null {
  if (typeof key !== "string" || !/^[0-9a-zA-Z-]{16,64}$/.test(key)) return null;
  const words = JSON.stringify([key, by, said], (_, value) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  );
  return sign("form-key", words);
}

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === "object" && value !== null && "ok" in value && typeof value.ok === "boolean";

// "undefined" has no JSON of its own.
const packed = (value: unknown) => JSON.stringify(value === undefined ? [] : [value]);

async function findDone<T>(id: string): Promise<Done<T> | null> {
  const [row] = await store.read
    .select({ at: spentKeys.at, outcome: spentKeys.outcome })
    .from(spentKeys)
    .where(eq(spentKeys.id, id));
  if (!row) return null;
  const [value] = row.outcome === null ? [] : JSON.parse(unseal(row.outcome));
  return { result: done(value as T), at: row.at };
}

/** Writes down what came of a deed of several transactions, or of one that returned something else. */
async function settle(id: string, result: Result<unknown>, kept: string | null): Promise<void> {
  const own = eq(spentKeys.id, id);
  if (!result.ok) await store.write((tx) => tx.delete(spentKeys).where(own));
  else if (packed(result.value) !== kept) {
    const outcome = seal(packed(result.value));
    await store.write((tx) => tx.update(spentKeys).set({ outcome }).where(own));
  }
}

/** Forgets keys that nobody will send again, and what came of them. */
export async function forgetSpentKeys(): Promise<void> {
  const old = new Date(now().getTime() - KEPT_FOR_MS);
  await store.write((tx) => tx.delete(spentKeys).where(lt(spentKeys.at, old)));
}
