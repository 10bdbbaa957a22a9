import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Engine, Reader, Tx } from "./engine.ts";
import { errorCode, isCollision, isOutOfReach, isUniqueViolation } from "./errors.ts";
import { hideValues } from "./hide-values.ts";
import { openLines } from "./lines.ts";
import {
  type Asked,
  CONNECTIONS,
  connection,
  openPool,
  ownServer,
  type Patience,
  reach,
  reaching,
} from "./pool.ts";
import { migratePostgres, newestMigration } from "./postgres-migrations.ts";

const ATTEMPTS = 10;
/** Any number but those of the migrations' lock and of the search's (7102008, in its triggers). */
const START_LOCK = 7_102_009;
/** So long connections are waited for that still work when all is closed. */
const CLOSE_MS = 5_000;

/** How long a start rests before it asks once more a server that is not ready. */
const START_REST_MS = 1_000;

/** Whether a server may only not be ready: it comes up beside us, or the machine is too busy to let it answer in time. */
function mayComeUp(error: unknown): boolean {
  const code = errorCode(error);
  return code === null ? isOutOfReach(error) : /^(57P03|ECONNREFUSED|ECONNRESET)$/.test(code);
}

/** Settings of the transaction alone: PgBouncer refuses those of a connection. */
const begin = ({ lockMs, statementMs, silentMs }: Patience) =>
  [
    "begin",
    `set local lock_timeout = ${lockMs}`,
    `set local statement_timeout = ${statementMs}`,
    `set local idle_in_transaction_session_timeout = ${silentMs}`,
  ].join("; ");

// The types of the SQLite kit are the app's types; tests/unit/pure/db holds both engines to them.
const database = (asked: Asked) => drizzle({ client: asked as unknown as pg.Pool }) as unknown;

/**
 * Whether to run a transaction again, and after how many milliseconds. A row
 * that somebody else made meanwhile is seen the next time: the command then
 * finds another name for its own, or that all is done.
 */
function pauseBefore(attempt: number, error: unknown): number | null {
  if (attempt >= ATTEMPTS) return null;
  if (isUniqueViolation(error)) return 0;
  return isCollision(error) ? 2 ** attempt + Math.random() * 20 : null;
}

/** PostgreSQL: connections for reads and for writes; transactions run again when the server says that they collided. */
export function openPostgres(server = ownServer()): Engine {
  hideValues();
  const readers = openPool(CONNECTIONS.reads, server);
  const writers = openPool(CONNECTIONS.writes, server);
  const beginning = begin(server.patience);
  const reader = reaching(readers);
  const inLine = openLines();
  const opened = new WeakMap<pg.PoolClient, Tx>();

  /** The same for all transactions of a connection: statements are kept by it. */
  function txOf(client: pg.PoolClient): Tx {
    const tx = opened.get(client) ?? (database(reaching(client)) as Tx);
    opened.set(client, tx);
    return tx;
  }

  /**
   * One transaction. Its connection is given back only if it is known to be
   * sound, and else ended: the server then undoes what was begun.
   */
  async function once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await reach(writers.connect());
    const { query } = reaching(client);
    let sound = false;
    try {
      await query({ text: beginning });
      let returned: T;
      try {
        returned = await work(txOf(client));
      } catch (error) {
        // Of a server that became a standby too: the next connection may find the one that writes.
        if (isOutOfReach(error) || errorCode(error) === "25006") throw error;
        sound = await query({ text: "rollback" }).then(
          () => true,
          () => false,
        );
        throw error;
      }
      const { command } = await query({ text: "commit" });
      sound = true;
      if (command !== "COMMIT") throw new Error("A statement had failed, so nothing was committed");
      return returned;
    } finally {
      client.release(!sound);
    }
  }

  /** A connection for a start, which asks once more, for twice as long as a page would: nobody waits at it yet. */
  async function connected(): Promise<pg.Client> {
    const until = performance.now() + 2 * server.patience.connectMs;
    for (;;) {
      const client = new pg.Client(connection(server));
      client.on("error", () => undefined);
      try {
        await reach(client.connect());
        return client;
      } catch (error) {
        client.end().catch(() => undefined);
        if (performance.now() > until || !mayComeUp(error)) throw error;
        await sleep(START_REST_MS);
      }
    }
  }

  /** A connection for as long as it takes, which nothing limits once it is there. */
  async function withOwn<T>(work: (asked: Asked) => Promise<T>): Promise<T> {
    const client = await connected();
    try {
      return await work(reaching(client));
    } finally {
      // Not waited for: a network that fell silent would not say that it has ended.
      client.end().catch(() => undefined);
    }
  }

  async function again<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(work);
      } catch (error) {
        const pause = pauseBefore(attempt, error);
        if (pause === null) throw error;
        await sleep(pause);
      }
    }
  }

  return {
    name: "postgres",
    reader: database(reader) as Reader,
    transaction: (work, line) => (line ? inLine(line, () => again(work)) : again(work)),
    migrate: (folder) => withOwn((asked) => migratePostgres(asked, folder)),
    alone: (work) =>
      withOwn(async ({ query }) => {
        // Of a transaction: behind PgBouncer nothing else of a connection lasts.
        await query({ text: "begin" });
        await query({ text: "select pg_advisory_xact_lock($1)" }, [START_LOCK]);
        return work();
      }),
    newestMigration: () => newestMigration(reader),
    truncateLog: async () => true,
    async close() {
      const late = sleep(CLOSE_MS, undefined, { ref: false });
      await Promise.race([Promise.all([readers.end(), writers.end()]), late]);
    },
  };
}
