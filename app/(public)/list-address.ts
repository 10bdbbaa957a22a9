import { CHOICES } from "#app/_front/parameters.ts";
import { type Asked, askedText } from "#lib/forms/asked.ts";
import { isKnown, type Of } from "#lib/meetings/public-scope.ts";

/** What a list is asked to be of; whatever is no slug asks for nothing. */
function askedOf(asked: Asked): Of {
  const of: Of = {};
  for (const key of CHOICES) {
    const value = askedText(asked, key);
    if (key !== "attendance" && /^[a-z0-9][a-z0-9-]{0,199}$/.test(value)) of[key] = value;
    if (key === "attendance" && (value === "online" || value === "in-person")) of[key] = value;
  }
  return of;
}

/** What a list is asked to be of; null where the site has no such thing. */
export async function knownChoice(asked: Asked): Promise<Of | null> {
  const of = askedOf(asked);
  const wellFormed = CHOICES.every((key) => askedText(asked, key) === "" || of[key]);
  return wellFormed && (await isKnown(of)) ? of : null;
}

/** The address of a list of this choice, and of a page of it. */
export function listHref(path: string, of: Of, page = 1): string {
  const asked = CHOICES.flatMap((key) => (of[key] ? [[key, of[key]]] : []));
  if (page > 1) asked.push(["page", String(page)]);
  return asked.length > 0 ? `${path}?${new URLSearchParams(asked)}` : path;
}

/** How many of the choices are made. */
export function askedCount(of: Of): number {
  return CHOICES.filter((key) => of[key]).length;
}
