import { seal, unseal } from "#lib/secret.ts";
import { fromJson } from "#lib/text/from-json.ts";
import { now } from "#lib/time/clock.ts";
import { type Choices, NEWS_KINDS, PACES } from "./choices.ts";

/** Days in which a sign-up must be confirmed. */
export const CONFIRM_DAYS = 14;
const DAY_MS = 86_400_000;
/** Mark of these links among everything that is sealed. */
const MARK = "subscribe";

export type Pending = Choices & { email: string; askedAt: Date };

/**
 * The token of a confirmation link. It holds the address and the choices
 * itself, encrypted and authenticated (AES-256-GCM), so that nothing is stored
 * of an address whose owner has not agreed yet.
 */
export function pendingToken({ email, groups, kinds, pace }: Omit<Pending, "askedAt">): string {
  return seal(JSON.stringify([MARK, email, groups, kinds, pace, now().getTime()]));
}

/** What a confirmation link asks for; null if it was not made here. Its age is the caller's to judge. */
export function readPending(token: string): Pending | null {
  if (!/^[A-Za-z0-9_-]{60,12000}$/.test(token)) return null;
  try {
    const [mark, email, groups, kinds, pace, at] = fromJson<unknown[]>(unseal(token));
    if (mark !== MARK || typeof email !== "string" || typeof at !== "number") return null;
    return {
      email,
      groups: (groups as unknown[]).filter((id) => typeof id === "string"),
      kinds: NEWS_KINDS.filter((kind) => (kinds as unknown[]).includes(kind)),
      pace: PACES.find((one) => one === pace) ?? "at-once",
      askedAt: new Date(at),
    };
  } catch {
    // Altered, cut, or sealed with another secret: all the same to who asks.
    return null;
  }
}

/** Whether it is too late to confirm. */
export function isLate(pending: Pending): boolean {
  return now().getTime() - pending.askedAt.getTime() > CONFIRM_DAYS * DAY_MS;
}
