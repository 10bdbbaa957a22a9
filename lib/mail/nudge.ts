/*
 * Tells the worker that there is something to send. The app's bundle and the
 * server's own modules are two copies of this file in one process, so who
 * listens is kept on globalThis. Other instances find the mail by polling.
 */

const shared = globalThis as typeof globalThis & { marchmontMailListeners?: Set<() => void> };

/** Calls `listener` at every nudge; returns a function that ends it. */
export function onNudge(listener: () => void): () => void {
  shared.marchmontMailListeners ??= new Set();
  const listeners = shared.marchmontMailListeners;
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Wakes this process's worker, if it runs. Safe inside a transaction: the worker waits a moment for the commit. */
export function nudgeWorker(): void {
  for (const listener of shared.marchmontMailListeners ?? []) listener();
}
