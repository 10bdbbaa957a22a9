import type { DeskRsvp } from "./queries.ts";

/** Somebody who comes: the number in the party, from 1, and how they are called. */
type NamedSeat = { seat: number; name: string };

/** Each person of a party by name; of whom no name was given, whose guest they are. */
export function namedSeats({
  name,
  partySize,
  partyNames,
}: Pick<DeskRsvp, "name" | "partySize" | "partyNames">): NamedSeat[] {
  return Array.from({ length: partySize }, (_, index) => ({
    seat: index + 1,
    name: index === 0 ? name : partyNames[index - 1] || `Guest of ${name}`,
  }));
}

/** Those who come along and were named, on one line; "" where nobody was. */
export function withThem(partyNames: readonly string[]): string {
  const names = partyNames.filter((name) => name !== "");
  return names.length > 0 ? `with ${names.join(", ")}` : "";
}
