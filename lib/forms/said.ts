import { sealAlike, unseal } from "#lib/secret.ts";
import { fromJson } from "#lib/text/from-json.ts";
import { now } from "#lib/time/clock.ts";

/*
 * What became of a form is said on a page that the response to it leads to, so
 * that reloading or going back sends nothing again. What the page says travels
 * in its address, sealed, and is said for a while only.
 */

/** So long it is said, in milliseconds. */
const SAID_FOR_MS = 15 * 60_000;
const MARK = "said";

/** What a page is to say of the form `of` (its name, and what it is about), which was done at `at`. */
export function sealSaid(of: string, what: unknown, at: Date): string {
  return sealAlike(JSON.stringify([MARK, of, at.getTime(), what]));
}

/** What an address has its page say of the form `of`; null where it says nothing of it, or no more. */
export function readSaid<T>(of: string, sealed: string): T | null {
  if (!/^[A-Za-z0-9_-]{40,6000}$/.test(sealed)) return null;
  try {
    const [mark, form, at, what] = fromJson<unknown[]>(unseal(sealed));
    const age = now().getTime() - Number(at);
    return mark === MARK && form === of && age <= SAID_FOR_MS ? (what as T) : null;
  } catch {
    // Altered, cut, or sealed with another secret.
    return null;
  }
}
