import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import former from "./zone-law.json" with { type: "json" };

/*
 * What readers' machines may not know of the zones yet. The file beside this
 * one has the law of each zone for ten years by the IANA data of two years ago,
 * which a machine seldom updated still has; `make-zone-law.ts` writes it anew.
 */

/** The years of which the laws are compared. */
export const FROM = Date.UTC(2026, 0, 1);
export const UNTIL = Date.UTC(2036, 0, 1);

const laws = new Map(Object.entries(former.zones));

/** A law, as the offset at first and each change of it with the offset from then on, in minutes: a short text that is another one for another law. */
export function digestOf(law: readonly number[]): string {
  return createHash("sha256").update(law.join(" ")).digest("base64url").slice(0, 6);
}

/** The law of a zone by the runtime's data. */
function lawOf(zone: string): string {
  let at = Temporal.Instant.fromEpochMilliseconds(FROM).toZonedDateTimeISO(zone);
  const law = [at.offsetNanoseconds / 6e10];
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds >= UNTIL) break;
    law.push(next.epochMilliseconds / 6e4, next.offsetNanoseconds / 6e10);
    at = next;
  }
  return digestOf(law);
}

const known = new Map<string, boolean>();

/**
 * Whether the zone's law is newer than the data that readers may go by: then
 * its name means another hour to them. Not of a name that the older data has
 * not: who does not know it goes by the VTIMEZONE.
 */
export function isNewLaw(zone: string): boolean {
  const found = known.get(zone);
  if (found !== undefined) return found;
  const before = laws.get(zone);
  const isNew = before !== undefined && before !== lawOf(zone);
  known.set(zone, isNew);
  return isNew;
}
