import type { Refusal } from "./refusal.ts";

/* What is said where the fault is ours. */

export const failed = (requestId: string): Refusal => ({
  status: 500,
  title: "Something went wrong here",
  advice: `The fault is ours. It was written down under the number ${requestId}. Please try again in a minute.`,
});

export const unavailable: Refusal = {
  status: 503,
  title: "The site cannot save or read anything just now",
  advice: "Nothing was changed. Please try again in a minute.",
  headers: { "retry-after": "30" },
};
