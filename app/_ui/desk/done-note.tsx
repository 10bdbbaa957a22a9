import type { ReactNode } from "react";
import { wasRefused } from "#app/_front/response.ts";

/** The outcome of the last step, in words, at the head of the page one comes to after it; not beside what is wrong with the next. */
export function DoneNote({ children }: { children: ReactNode }) {
  if (!children || wasRefused()) return null;
  return (
    <p role="status" className="mb-6 border-l-4 border-good py-1 pl-4">
      {children}
    </p>
  );
}

/** The words for what the address says was done; nothing for what it cannot have been. */
export function outcome(words: Record<string, string>, done: unknown): string | null {
  return typeof done === "string" && Object.hasOwn(words, done) ? (words[done] ?? null) : null;
}
