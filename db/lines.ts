import { isUnavailable } from "./errors.ts";

/** So many of one line are at it at once: one that works, and the next, which waits at the row. */
const AT_ONCE = 2;

type Line = { busy: number; waiting: { go: () => void; refuse: (error: unknown) => void }[] };

/**
 * Lets those who want the same thing follow each other before they take a
 * connection, so that a crowd at one of them leaves connections to all others.
 * Where one fails because the database does not serve it (the row is held by
 * somebody else), those who wait behind are told the same at once: each would
 * wait as long.
 */
export function openLines() {
  const lines = new Map<string, Line>();

  return async function inLine<T>(name: string, work: () => Promise<T>): Promise<T> {
    const line = lines.get(name) ?? { busy: 0, waiting: [] };
    lines.set(name, line);
    // Whoever ends hands the place on.
    if (line.busy < AT_ONCE) line.busy += 1;
    else await new Promise<void>((go, refuse) => line.waiting.push({ go, refuse }));
    try {
      return await work();
    } catch (error) {
      if (isUnavailable(error)) for (const { refuse } of line.waiting.splice(0)) refuse(error);
      throw error;
    } finally {
      const next = line.waiting.shift();
      if (next) next.go();
      else line.busy -= 1;
      if (line.busy === 0) lines.delete(name);
    }
  };
}
