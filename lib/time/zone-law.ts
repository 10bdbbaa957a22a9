import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import former from "./zone-law-2025c.json" with { type: "json" };

/*
 * What readers' machines may not know of the zones yet. The file beside this
 * one has the law of each zone from 2026 to 2035 by the IANA data 2025c, which
 * a machine not updated lately still has, each as `lawOf` writes it.
 */

const FROM = Temporal.Instant.from("2026-01-01T00:00Z");
const UNTIL = Date.UTC(2036, 0, 1);
const laws = new Map(Object.entries(former.zones));

/** The offset of a zone and every change of it in those years, as a short text that is another one for another law. */
function lawOf(zone: string): string {
  let at = FROM.toZonedDateTimeISO(zone);
  const law = [at.offsetNanoseconds / 6e10];
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds >= UNTIL) break;
    law.push(next.epochMilliseconds / 6e4, next.offsetNanoseconds / 6e10);
    at = next;
  }
  return createHash("sha256").update(law.join(" ")).digest("base64url").slice(0, 6);
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
