import { isNativeError } from "node:util/types";

/** So many equal entries are written within a minute. */
const MOST = 5;
const MINUTE_MS = 60_000;
/** So many kinds of entries are told apart within a minute. */
const KINDS_MAX = 1000;

type Write = (...entry: unknown[]) => void;

/** Whatever is counted or drawn anew for each request. */
const withoutNumbers = (text: string) => text.replace(/[0-9a-f]{8,}|\d+/g, "#");

/** What makes entries equal: the message, and of an error the place where it was thrown. */
function kindOf(entry: unknown[]): string {
  const error = entry.find(isNativeError);
  if (!error) return withoutNumbers(entry.map(String).join(" "));
  const frame = /^\s+at .*$/m.exec(error.stack ?? "")?.[0].trim() ?? "";
  return `${withoutNumbers(error.message)} (${frame})`;
}

/**
 * Writes of equal entries the first five within a minute, and at its end how
 * many more there were: nobody fills the disk by asking for the same again and
 * again.
 */
export function capped(write: Write): Write {
  const counts = new Map<string, number>();
  const endMinute = (kind: string) => {
    const leftOut = (counts.get(kind) ?? 0) - MOST;
    counts.delete(kind);
    if (leftOut > 0)
      write(`Left out within a minute, ${leftOut} times more: ${kind.slice(0, 300)}`);
  };
  return (...entry) => {
    const own = kindOf(entry);
    const kind = counts.has(own) || counts.size < KINDS_MAX ? own : "entries of many kinds";
    const count = (counts.get(kind) ?? 0) + 1;
    if (count === 1) setTimeout(endMinute, MINUTE_MS, kind).unref();
    counts.set(kind, count);
    if (count <= MOST) write(...entry);
  };
}

/** From now on errors and warnings of this process are written so. */
export function capLog(): void {
  console.error = capped(console.error.bind(console));
  console.warn = capped(console.warn.bind(console));
}
