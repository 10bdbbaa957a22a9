import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of the response being made, from the front to the page and back. */
export type ResponseState = {
  requestId: string;
  status: number | null;
  headers: Record<string, string>;
  failure: Failure | null;
};

/** Why a response cannot be given; with the database's own code, where it is that. */
type Failure = { why: "unreadable" } | { why: "unavailable"; code: string | null };

// The app's bundle and the server's own modules are two copies of this file in one process.
const shared = globalThis as typeof globalThis & {
  marchmontResponses?: AsyncLocalStorage<ResponseState>;
};
shared.marchmontResponses ??= new AsyncLocalStorage();
const responses = shared.marchmontResponses;

/** Runs the work of one request; everything it calls can say something about the response. */
export function inResponse<T>(state: ResponseState, work: () => T): T {
  return responses.run(state, work);
}

/**
 * Sets the status of the response being made, and headers with it. Next responds
 * with 200 to a form that is shown again with its errors; a page or an action that
 * refuses something says so here: 422 for input, 409 for a full meeting, 429
 * with `retry-after` …
 */
export function setStatus(
  status: 400 | 403 | 404 | 409 | 410 | 422 | 429,
  headers: Record<string, string> = {},
): void {
  const state = responses.getStore();
  if (state) Object.assign(state, { status, headers });
}

/** Whether something was refused before this page is made: a form that it shows again. */
export function wasRefused(): boolean {
  return typeof responses.getStore()?.status === "number";
}

/** Records why the response cannot be given, for the page that is shown instead. */
export function setFailure(failure: Failure): void {
  const state = responses.getStore();
  if (state) state.failure = failure;
}
