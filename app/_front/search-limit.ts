import { networkOf, takeToken } from "#lib/rate-limit.ts";
import type { Refusal } from "./refusal.ts";

/**
 * What is said to a network that searches without end. Counted here and not by
 * the page, since public pages know nothing of who asks.
 */
export async function searchFault(pathname: string, peer: string): Promise<Refusal | null> {
  if (pathname !== "/search" && pathname !== "/api/search") return null;
  const take = await takeToken("search-network", networkOf(peer));
  if (take.ok) return null;
  return {
    status: 429,
    title: "Too many searches from your network",
    advice: "Please wait a minute and search again.",
    headers: { "retry-after": String(take.retryAfterSeconds) },
  };
}
