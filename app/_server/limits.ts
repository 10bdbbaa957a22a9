import { headers } from "next/headers";
import { setStatus } from "#app/_front/response.ts";
import { type LimitName, networkOf, takeToken } from "#lib/rate-limit.ts";
import type { FormState } from "./form-state.ts";

/** The network that the request came from, as the front saw it. */
export async function clientNetwork(): Promise<string> {
  return networkOf((await headers()).get("x-marchmont-peer") ?? "unknown");
}

/**
 * Counts this request under each limit. Null when all allow it; else what the
 * form says about it, with the response's status set to 429.
 */
export async function overLimit(
  takes: [name: LimitName, key: string][],
): Promise<FormState<never> | null> {
  for (const [name, key] of takes) {
    const take = await takeToken(name, key);
    if (take.ok) continue;
    setStatus(429, { "retry-after": String(take.retryAfterSeconds) });
    return {
      ok: false,
      formError: `Too many tries. Please try again ${inWords(take.retryAfterSeconds)}.`,
    };
  }
  return null;
}

function inWords(seconds: number): string {
  if (seconds < 90) return "in a minute";
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `in ${minutes} minutes` : "in an hour";
}
