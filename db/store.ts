import { AsyncLocalStorage } from "node:async_hooks";
import type { Engine, Reader, Tx } from "./engine.ts";
import { errorCode, isContended, isUnavailable } from "./errors.ts";
import { isPostgres } from "./is-postgres.ts";
import { withDeed } from "./once.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";

/** How writing goes: when a write ended, by performance.now(), and the code by which one was refused since the last that was a proof. */
export type Wrote = { at: number; refused: string | null };

type Handle = { engine: Engine; inWrite: AsyncLocalStorage<true>; last?: Wrote };

// The app's bundle and the server's own modules are two copies of this file in
// one process; the connections are shared through globalThis.
const shared = globalThis as typeof globalThis & { marchmontStore?: Handle };

function handle(): Handle {
  shared.marchmontStore ??= {
    engine: isPostgres() ? openPostgres() : openSqlite(),
    inWrite: new AsyncLocalStorage(),
  };
  return shared.marchmontStore;
}

/** Test seam: what stands behind the store from now on, in place of what the settings name. */
export function useEngine(engine: Engine): void {
  shared.marchmontStore = { engine, inWrite: new AsyncLocalStorage() };
}

/** The one way to the database. */
export const store = {
  /** Selects, outside any transaction. */
  get read(): Reader {
    return handle().engine.reader;
  },

  /**
   * Runs `work` in one transaction: all of it is on disk when this resolves,
   * none of it when it rejects. Await nothing in it but the database. On
   * PostgreSQL it may run again: after a serialization failure or a deadlock,
   * and when somebody else made the same row meanwhile. Those of one `line`
   * (the meeting whose row they lock) follow each other there. A write within a
   * write throws: pass `tx` down instead. The first write of what is done once
   * (once.ts) spends its key.
   */
  async write<T>(work: (tx: Tx) => Promise<T>, line?: string): Promise<T> {
    const opened = handle();
    const { engine, inWrite } = opened;
    if (inWrite.getStore()) throw new Error("store.write inside store.write: pass tx down");
    const deed = withDeed(work);
    try {
      const returned = await inWrite.run(true, () => engine.transaction(deed.work, line));
      // Of one that changed nothing a full disk says nothing, so no refusal is taken back by it.
      opened.last = { at: performance.now(), refused: opened.last?.refused ?? null };
      deed.committed(returned);
      return returned;
    } catch (error) {
      // That somebody else is at the same rows says nothing of all the others.
      if (isUnavailable(error) && !isContended(error)) {
        opened.last = { at: performance.now(), refused: errorCode(error) ?? "UNKNOWN" };
      }
      throw error;
    }
  },
};

/** How writing goes in this process; null before the first write. */
export function lastWrite(): { engine: Engine["name"]; last: Wrote | null } {
  const { engine, last } = handle();
  return { engine: engine.name, last: last ?? null };
}

/** Notes that the database takes writes: one is on the disk that had something to change. */
export function noteProof(): void {
  handle().last = { at: performance.now(), refused: null };
}

/** As the engine's own: see `Engine`. */
export function truncateLog(): Promise<boolean> {
  return handle().engine.truncateLog();
}

/** As the engine's own: see `Engine`. */
export function alone<T>(work: () => Promise<T>): Promise<T> {
  return handle().engine.alone(work);
}

/** Brings the database to the newest migration of `drizzle/<engine>`; safe to call from several instances at once. */
export async function migrateStore(folder: string): Promise<void> {
  const { engine } = handle();
  await engine.migrate(`${folder}/${engine.name}`);
}

/** Which engine it is, and the newest migration that it has (by its instant), or null where it has none. */
export async function newestMigration() {
  const { engine } = handle();
  return { engine: engine.name, newest: await engine.newestMigration() };
}

/** Closes the connections; on SQLite the write-ahead log is checkpointed into the file first. */
export async function closeStore(): Promise<void> {
  const open = shared.marchmontStore;
  shared.marchmontStore = undefined;
  await open?.engine.close();
}
