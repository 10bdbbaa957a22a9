import pg from "pg";
import { env } from "#lib/env.ts";
import { OutOfReach } from "./errors.ts";

/** How long, in milliseconds, one waits for a PostgreSQL server. */
export const PATIENCE = {
  /** For a connection, or a turn at one. */
  connectMs: 10_000,
  /** For an answer, however silent the network is: longer than the server itself works at it. */
  answerMs: 15_000,
  statementMs: 12_000,
  /** For a row that somebody else holds. */
  lockMs: 5_000,
  /** For the next statement of a transaction that holds rows: so long others wait for one that died. */
  silentMs: 15_000,
};

export type Patience = typeof PATIENCE;

/** After which a connection that nobody uses is ended. */
const IDLE_MS = 30_000;
const KEEP_ALIVE_MS = 10_000;

/** How many connections one process of the app opens at most, each kind apart, so that none waits for another. */
export const CONNECTIONS = { reads: 6, writes: 8, limits: 2 };

/** One more while it starts. */
export const MOST_CONNECTIONS = Object.values(CONNECTIONS).reduce((sum, n) => sum + n) + 1;

/** What is asked: a pool, or one connection. */
export type Asked = {
  query(config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult>;
};

/**
 * Tells what the server said from what kept us from hearing it, by the type of
 * the error: what the driver throws without the server's word is `OutOfReach`.
 */
export async function reach<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const ours = error instanceof TypeError || error instanceof RangeError;
    if (ours || error instanceof pg.DatabaseError) throw error;
    throw new OutOfReach(error);
  }
}

/** What drizzle asks in place of a pool or a connection. */
export function reaching(to: Asked): Asked {
  return { query: (config, values) => reach(to.query(config, values)) };
}

const ignore = () => undefined;

/** Which server, and how long it is waited for. */
export type Server = { url: string; patience: Patience };

export const ownServer = (): Server => ({ url: env().databaseUrl, patience: PATIENCE });

/** What holds for every connection, for a statement or for hours. */
export const connection = ({ url, patience }: Server): pg.ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: patience.connectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
});

/** Up to `max` connections, each given up when it does not answer. */
export function openPool(max: number, server = ownServer()): pg.Pool {
  const pool = new pg.Pool({
    ...connection(server),
    max,
    query_timeout: server.patience.answerMs,
    idleTimeoutMillis: IDLE_MS,
    // What is left open by a test or a command keeps no process alive.
    allowExitOnIdle: true,
  });
  // One that breaks is replaced; where nobody listens the process would end, also while
  // it is lent and asks nothing.
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
}
