import { refresh } from "next/cache";
import type { Result } from "#lib/result.ts";

/** What a command answered that is about a list as it was looked over: where another took its place, the page shows that one. */
export function showOther<T>(result: Result<T>): Result<T> {
  if (!result.ok && result.reason === "other") refresh();
  return result;
}
