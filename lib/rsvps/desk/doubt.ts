import { probablyMeant } from "#lib/mail/mistyped.ts";
import type { Refusal } from "#lib/result.ts";
import { insists, refuse } from "./refusals.ts";

/** A warning of an address that looks mistyped, until it is insisted upon; else null. */
export function doubtAbout(email: string | null, insist: readonly string[]): Refusal | null {
  const meant = email === null ? null : probablyMeant(email);
  if (email === null || meant === null || insists({ insist }, "mistyped", email)) return null;
  return refuse("mistyped", { meant, at: "email", mayInsist: email });
}
