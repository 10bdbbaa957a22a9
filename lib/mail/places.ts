import type { z } from "zod";

/*
 * The places in braces that the words of a mail may leave for each reader.
 * There are these and no others: nothing else that is known of an attendee can
 * get into a mail. Browser-safe.
 */

/** What each stands for, for the writer. */
export const PLACE_WORDS = {
  name: "the attendee’s name",
  meeting: "the meeting’s title",
  date: "the day it is on, in short",
  when: "its date and time",
  where: "its place",
  group: "the group’s name",
  note: "what the organizers say about it",
  "manage link": "the attendee’s own link to change or cancel",
};

export type Place = keyof typeof PLACE_WORDS;

const BRACES = /\{([^{}]*)\}/g;

function isOneOf<P extends Place>(name: string, places: readonly P[]): name is P {
  return places.some((place) => place === name);
}

/** What is wrong with the braces in a text, in words; null when each holds one of these places. */
function placesFault(text: string, places: readonly Place[]): string | null {
  for (const [typed, name = ""] of text.matchAll(BRACES)) {
    if (isOneOf(name, places)) continue;
    const shown = typed.length > 60 ? `${typed.slice(0, 60)}…` : typed;
    const list = places.map((place) => `{${place}}`).join(", ");
    return `“${shown}” cannot be filled in here. In braces there may be: ${list}.`;
  }
  return /[{}]/.test(text.replace(BRACES, ""))
    ? "There is a brace without its other half. Write braces only around a place such as {name}."
    : null;
}

/** The same as a check of a field. */
export function checkPlaces(places: readonly Place[]) {
  return (text: string, context: z.core.$RefinementCtx) => {
    const message = placesFault(text, places);
    if (message) context.addIssue({ code: "custom", message });
  };
}

/** A text taken apart: what stands between these places, and the places, in turn. */
export function partsOf<P extends Place>(
  text: string,
  places: readonly P[],
): (string | { place: P })[] {
  const parts: (string | { place: P })[] = [];
  let from = 0;
  for (const { 0: whole, 1: name = "", index } of text.matchAll(BRACES)) {
    if (!isOneOf(name, places)) continue;
    parts.push(text.slice(from, index), { place: name });
    from = index + whole.length;
  }
  return [...parts, text.slice(from)];
}

/** Puts what they stand for in the places, all at once, so that what is put in is never looked at again. */
export function fillPlaces<P extends Place>(text: string, values: Record<P, string>): string {
  return partsOf(text, Object.keys(values) as P[])
    .map((part) => (typeof part === "string" ? part : values[part.place]))
    .join("");
}
