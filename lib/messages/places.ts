/*
 * The places that a message may leave for each reader. There are these and no
 * others: nothing else that is known of an attendee can get into a mail.
 * Browser-safe.
 */

export const PLACES = ["name", "meeting", "when", "where", "manage link"] as const;
export type Place = (typeof PLACES)[number];

export const PLACE_WORDS: Record<Place, string> = {
  name: "the attendee’s name",
  meeting: "the meeting’s title",
  when: "its date and time",
  where: "its place",
  "manage link": "the attendee’s own link to change or cancel",
};

const ANY = /\{([^{}]*)\}/g;

const isPlace = (name: string): name is Place => (PLACES as readonly string[]).includes(name);

/** What is wrong with the places in a text, in words; null when each can be filled. A subject takes no link. */
export function placesFault(text: string, within: "subject" | "words"): string | null {
  for (const [place, name = ""] of text.matchAll(ANY)) {
    if (!isPlace(name)) {
      const shown = place.length > 60 ? `${place.slice(0, 60)}…` : place;
      return `“${shown}” cannot be filled in. In braces there may be: ${PLACES.map((one) => `{${one}}`).join(", ")}.`;
    }
    if (within === "subject" && name === "manage link") {
      return "The subject cannot hold {manage link}: it is shown to everybody who looks at the mailbox.";
    }
  }
  return /[{}]/.test(text.replace(ANY, ""))
    ? "There is a brace without its other half. Write braces only around a place such as {name}."
    : null;
}

/** A text taken apart: what stands between the places, and the places, in turn. */
export function partsOf(text: string): (string | { place: Place })[] {
  const parts: (string | { place: Place })[] = [];
  let from = 0;
  for (const found of text.matchAll(ANY)) {
    const [whole, name = ""] = found;
    if (!isPlace(name)) continue;
    parts.push(text.slice(from, found.index), { place: name });
    from = found.index + whole.length;
  }
  return [...parts, text.slice(from)];
}
