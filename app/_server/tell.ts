import { redirect } from "next/navigation";
import { sealSaid } from "#lib/forms/said.ts";

/** Where a public form leads, and what the page there says. */
export type Telling = {
  /** The page, and the place on it. */
  path: string;
  hash?: string;
  /** Which form it was, and what it was about: nothing else is said by it. */
  of: string;
  what: unknown;
  /** When it was done. */
  at: Date;
};

/** Answers a form with 303, to a page that says what happened. */
export function tell({ path, hash = "", of, what, at }: Telling): never {
  redirect(`${path}?said=${sealSaid(of, what, at)}${hash}`);
}
