import { networkOf, takeToken } from "#lib/rate-limit.ts";
import type { Handler } from "../exchange.ts";

/**
 * Refuses a network that searches without end. Counted here and not by the
 * page, since public pages know nothing of who asks.
 */
export const searchLimit: Handler = async ({ path, peer }) => {
  if (path !== "/search" && path !== "/api/search") return;
  const take = await takeToken("search-network", networkOf(peer));
  if (take.ok) return;
  return {
    status: 429,
    title: "Too many searches from your network",
    advice: "Please wait a minute and search again.",
    headers: { "retry-after": String(take.retryAfterSeconds) },
  };
};
