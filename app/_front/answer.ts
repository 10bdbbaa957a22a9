import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of the answer being made, from the gate to the page and back. */
export type Answer = {
  requestId: string;
  status: number | null;
  headers: Record<string, string>;
  failure: "unavailable" | "unreadable" | null;
};

// The app's bundle and the server's own modules are two copies of this file in one process.
const shared = globalThis as typeof globalThis & { marchmontAnswers?: AsyncLocalStorage<Answer> };
shared.marchmontAnswers ??= new AsyncLocalStorage();
const answers = shared.marchmontAnswers;

/** Runs the work of one request; everything it calls can say something about the answer. */
export function inAnswer<T>(answer: Answer, work: () => T): T {
  return answers.run(answer, work);
}

/**
 * Sets the status of the answer being made, and headers with it. Next answers
 * 200 to a form that is shown again with its errors; a page or an action that
 * refuses something says so here: 422 for input, 409 for a full meeting, 429
 * with `retry-after` …
 */
export function answerStatus(
  status: 400 | 403 | 404 | 409 | 410 | 422 | 429,
  headers: Record<string, string> = {},
): void {
  const answer = answers.getStore();
  if (answer) Object.assign(answer, { status, headers });
}

/** Records why the answer cannot be given, for the page that is shown instead. */
export function answerFailed(failure: Answer["failure"]): void {
  const answer = answers.getStore();
  if (answer) answer.failure = failure;
}
