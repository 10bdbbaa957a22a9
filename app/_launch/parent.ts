import { readFileSync } from "node:fs";

/** The program that started the given one, where the system tells (Linux). */
function parentOf(pid: number): string | null {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? null;
  } catch {
    return null;
  }
}

/**
 * Calls `stop` when npm, which started this program through a shell, is gone.
 * npm passes SIGTERM and SIGINT on to the shell, which keeps them to itself;
 * SIGKILL is passed on by nobody; and a site left running would hold the port.
 */
export function stopWithParent(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const ancestry = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = ancestry();
  setInterval(() => {
    if (ancestry() !== atStart) stop();
  }, 500).unref();
}
