import type { Refusal } from "./refusal.ts";

/* What is said where the fault is ours. */

export const failed = (requestId: string): Refusal => ({
  status: 500,
  title: "Something went wrong here",
  advice: `The fault is ours. It was written down under the number ${requestId}. Please try again in a minute.`,
});

/** Said of a file of a build that another took the place of. */
export const outgrown: Refusal = {
  status: 404,
  title: "This file is of another version of the site",
  advice: "Please load the page again.",
};

const WHY: [codes: RegExp, title: string, advice: string][] = [
  [
    /^(SQLITE_FULL|53100)$/,
    "The site cannot save anything: its disk is full",
    "Nothing was changed. Whoever runs the site has to make room there; it then goes on by itself.",
  ],
  [
    /^(SQLITE_READONLY|25006)/,
    "The site cannot save anything: its disk can only be read",
    "Nothing was changed. Whoever runs the site has to see to its disk or its database; it then goes on by itself.",
  ],
];

/** Said while the database cannot serve, with its own code of the error: what may be known of why, for whoever can mend it. */
export function unavailable(code: string | null): Refusal {
  const [, title, advice] = WHY.find(([codes]) => codes.test(code ?? "")) ?? [];
  return {
    status: 503,
    title: title ?? "The site cannot save or read anything just now",
    advice: advice ?? "Nothing was changed. Please try again in a minute.",
    headers: { "retry-after": "30" },
  };
}
