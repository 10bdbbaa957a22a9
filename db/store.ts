import { AsyncLocalStorage } from "node:async_hooks";
import type { Engine, Reader, Tx } from "./engine.ts";
import { isPostgres } from "./is-postgres.ts";
import { withDeed } from "./once.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";

type Handle = { engine: Engine; inWrite: AsyncLocalStorage<true> };

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
   * PostgreSQL it may run again after a serialization failure or a deadlock.
   * A write within a write throws: pass `tx` down instead. The first write of
   * what is done once (once.ts) spends its key.
   */
  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { engine, inWrite } = handle();
    if (inWrite.getStore()) throw new Error("store.write inside store.write: pass tx down");
    const deed = withDeed(work);
    const returned = await inWrite.run(true, () => engine.transaction(deed.work));
    deed.committed(returned);
    return returned;
  },
};

/** Resolves when the database can take a write now; rejects with its error otherwise. Changes nothing. */
export async function checkStore(): Promise<{ engine: Engine["name"] }> {
  const { engine } = handle();
  await engine.check();
  return { engine: engine.name };
}

/** Brings the database to the newest migration of `drizzle/<engine>`; safe to call from several instances at once. */
export async function migrateStore(folder: string): Promise<void> {
  const { engine } = handle();
  await engine.migrate(`${folder}/${engine.name}`);
}

/** Closes the connections; on SQLite the write-ahead log is checkpointed into the file first. */
export async function closeStore(): Promise<void> {
  const open = shared.marchmontStore;
  shared.marchmontStore = undefined;
  await open?.engine.close();
}
