import { headers } from "next/headers";
import { setStatus } from "#app/_front/response.ts";
import { type Beyonds, type LimitName, networkOf, takeToken, wouldAllow } from "#lib/rate-limit.ts";
import type { FormState } from "./form-state.ts";

type Takes<Name extends LimitName> = [name: Name, key: string][];

/** The network that the request came from, as the front saw it. */
export async function clientNetwork(): Promise<string> {
  return networkOf((await headers()).get("x-marchmont-peer") ?? "unknown");
}

/**
 * Counts this request under each limit. Null when all allow it; else what the
 * form says about it, with the response's status set to 429.
 */
export async function overLimit(takes: Takes<Beyonds<"wait">>): Promise<FormState<never> | null> {
  return overAny(takes, takeToken);
}

/** The same without counting: a wrong form that comes next is not to count. */
export async function isOver(takes: Takes<Beyonds<"wait">>): Promise<FormState<never> | null> {
  return overAny(takes, wouldAllow);
}

/** Counts this request under each limit; the seconds to wait where one does not allow it, for who does not prove instead that work was done. */
export async function secondsUntil(takes: Takes<Beyonds<"prove">>): Promise<number> {
  let most = 0;
  for (const [name, key] of takes) {
    const take = await takeToken(name, key);
    if (!take.ok) most = Math.max(most, take.retryAfterSeconds);
  }
  return most;
}

/** Counts this request under a limit beyond which nobody is refused: whether it is within. */
export async function isWithin(name: Beyonds<"hold" | "unmailed">, key: string): Promise<boolean> {
  return (await takeToken(name, key)).ok;
}

/** For who comes by a secret link: one that opens something is never refused, others are counted. */
export async function overDeadLinks(opens: boolean): Promise<FormState<never> | null> {
  return opens ? null : overLimit([["dead-link-network", await clientNetwork()]]);
}

async function overAny<Name extends LimitName>(
  takes: Takes<Name>,
  ask: typeof takeToken,
): Promise<FormState<never> | null> {
  for (const [name, key] of takes) {
    const take = await ask(name, key);
    if (!take.ok) return { ok: false, formError: tooMany(take.retryAfterSeconds) };
  }
  return null;
}

/** What is said of too many tries, with the response's status set to 429. */
export function tooMany(seconds: number): string {
  setStatus(429, { "retry-after": String(seconds) });
  return `Too many tries. Please try again ${inWords(seconds)}.`;
}

function inWords(seconds: number): string {
  if (seconds < 90) return "in a minute";
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `in ${minutes} minutes` : "in an hour";
}
