import { sign } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";
import { sameHash } from "#lib/tokens.ts";

/** A page may be kept by caches, and a tab left open, for long. */
const LONGEST_MS = 60 * 86_400_000;
/** Clocks of two instances may differ. */
const SKEW_MS = 60_000;
/** Nobody reads and fills in a form faster. */
export const HASTE_MS = 1_000;

const signature = (of: string, at: string) => sign("rsvp-form", `${of}:${at}`);

/** What a public form carries: when it was made, and that we made it for this (a meeting, the sign-up). */
export function formTime(of: string): string {
  const at = String(now().getTime());
  return `${at}.${signature(of, at)}`;
}

/** Whether a form was made by us for this, not too long ago and not this very moment. */
export function checkFormTime(of: string, opened: string): "good" | "hasty" | "wrong" {
  const [at = "", signed = ""] = opened.split(".");
  if (!/^\d{10,16}$/.test(at) || !sameHash(signed, signature(of, at))) return "wrong";
  const age = now().getTime() - Number(at);
  if (age > LONGEST_MS || age < -SKEW_MS) return "wrong";
  return age < HASTE_MS ? "hasty" : "good";
}
