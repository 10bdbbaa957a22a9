import { AsyncLocalStorage } from "node:async_hooks";

/** How long one request waits for a database that another program holds: all of its statements together, and no longer than people do. */
const PATIENCE_MS = 5_000;

/** Until when somebody waits, by performance.now(); from the first time that they have to. */
export type Patience = { until: number | null };

// The app's bundle and the server's own modules are two copies of this file in one process.
const shared = globalThis as typeof globalThis & {
  marchmontPatience?: AsyncLocalStorage<Patience>;
};
shared.marchmontPatience ??= new AsyncLocalStorage();
const patience = shared.marchmontPatience;

/** Runs a request, or whatever else is to be patient as a whole and not once for each statement. */
export function withOnePatience<T>(work: () => T): T {
  return patience.run({ until: null }, work);
}

/** The patience of who asks now. */
export function ownPatience(): Patience {
  return patience.getStore() ?? { until: null };
}

/** Whether there is patience left. Called when the database is found to be held; from the first call on it runs out. */
export function waitsOn(own: Patience): boolean {
  own.until ??= performance.now() + PATIENCE_MS;
  return performance.now() < own.until;
}
