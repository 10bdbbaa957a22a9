import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { type Deed, DoneMeanwhile, doing } from "#db/once.ts";
import { store } from "#db/store.ts";
import { spentKeys } from "#db/tables.ts";
import { done, type Result } from "#lib/result.ts";
import { seal, sign, unseal } from "#lib/secret.ts";
import { fromJson } from "#lib/text/from-json.ts";
import { now } from "#lib/time/clock.ts";
import { refuse } from "./refusals.ts";

/** What came of a form, and when it was done. */
export type Done<T> = { result: Result<T>; at: Date };

/** Looked at so often, and so long, while another instance is at the same deed. */
const LOOK_MS = 100;
const PATIENCE_MS = 15_000;

// The app's bundle and the server's own modules are two copies of this file in one process.
const shared = globalThis as typeof globalThis & {
  marchmontUnderWay?: Map<string, Promise<unknown>>;
};
shared.marchmontUnderWay ??= new Map();
const underWay = shared.marchmontUnderWay;

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
  const id = await idOf(values, by);
  return id === null ? { result: await run(), at: now() } : asDeed(id, run);
}

/** What a deed is known by: nothing of what was sent can be found out from it. */
async function idOf(
  { formKey: key, ...said }: Record<string, unknown>,
  by: readonly string[],
): Promise<string | null> {
  if (typeof key !== "string" || !/^[0-9a-zA-Z-]{16,64}$/.test(key)) return null;
  const files = new Map<File, string>();
  for (const file of Object.values(said).flat()) {
    if (file instanceof File) files.set(file, await digestOf(file));
  }
  const words = JSON.stringify([key, by, said], (_, value) =>
    value instanceof File ? files.get(value) : value,
  );
  return sign("form-key", words);
}

async function digestOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `${file.name} ${createHash("sha256").update(bytes).digest("hex")}`;
}

/**
 * Runs a deed, or waits for whoever is at it: of a deed of several transactions
 * nobody knows what comes of it before the last.
 */
async function asDeed<T>(id: string, run: () => Promise<Result<T>>): Promise<Done<T>> {
  for (;;) {
    const first = underWay.get(id);
    if (!first) break;
    await first.catch(() => undefined);
  }
  const mine = tryDeed(id, run);
  underWay.set(id, mine);
  try {
    const done = await mine;
    if (done) return done;
  } finally {
    underWay.delete(id);
  }
  // Who was at it elsewhere was refused, and spent nothing.
  return asDeed(id, run);
}

/** Null where somebody else began it and it came to nothing. */
async function tryDeed<T>(id: string, run: () => Promise<Result<T>>): Promise<Done<T> | null> {
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
    if (!(error instanceof DoneMeanwhile)) throw error;
    return findDone<T>(id);
  }
}

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === "object" && value !== null && "ok" in value && typeof value.ok === "boolean";

// "undefined" has no JSON of its own.
const packed = (value: unknown) => JSON.stringify(value === undefined ? [] : [value]);

/** What came of a deed; null where there is none. While nothing is written down, it is under way. */
async function findDone<T>(id: string): Promise<Done<T> | null> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const [row] = await store.read
      .select({ at: spentKeys.at, outcome: spentKeys.outcome })
      .from(spentKeys)
      .where(eq(spentKeys.id, id));
    if (!row) return null;
    if (row.outcome !== null) {
      const [value] = fromJson<[unknown?]>(unseal(row.outcome));
      return { result: done(value as T), at: row.at };
    }
    if (waited >= PATIENCE_MS) return { result: refuse("under-way"), at: row.at };
    await sleep(LOOK_MS);
  }
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
