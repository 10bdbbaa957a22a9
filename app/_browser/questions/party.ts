import { PARTY_MAX } from "#lib/rsvps/rules.ts";

/** The party that a form says; one while it says nothing usable. */
export function partyOf(typed: string): number {
  const n = Number.parseInt(typed, 10);
  return n >= 1 && n <= PARTY_MAX ? n : 1;
}
