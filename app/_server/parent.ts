/**
 * Calls `stop` when the program that started this one is gone. npm passes
 * SIGTERM and SIGINT on, but nobody passes on a SIGKILL, and a site left
 * running would hold the port.
 */
export function stopWithParent(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 1_000).unref();
}
