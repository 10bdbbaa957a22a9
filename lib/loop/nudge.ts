/*
 * Tells what works in the background of this process that there is something
 * to do. The app's bundle and the server's own modules are two copies of this
 * file in one process, so who listens is kept on globalThis. Other instances
 * find the work by polling.
 */

export type Work = "mail" | "mailings" | "imports";

const shared = globalThis as typeof globalThis & {
  marchmontListeners?: Partial<Record<Work, Set<() => void>>>;
};

/** Calls `listener` at every nudge; returns a function that ends it. */
export function onNudge(work: Work, listener: () => void): () => void {
  shared.marchmontListeners ??= {};
  shared.marchmontListeners[work] ??= new Set();
  const listeners = shared.marchmontListeners[work];
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Wakes who does this work, if they run. Safe inside a transaction: they wait a moment for the commit. */
export function nudge(work: Work): void {
  for (const listener of shared.marchmontListeners?.[work] ?? []) listener();
}
