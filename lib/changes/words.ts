import { counted } from "#lib/text/plural.ts";

/** Whom a change concerns, before it is made: "3 coming meetings, 41 people". Browser-safe. */
export function toldInWords({ meetings, people }: { meetings: number; people: number }): string {
  return [
    counted(meetings, { one: "coming meeting", other: "coming meetings" }),
    counted(people, { one: "person", other: "people" }),
  ].join(", ");
}
