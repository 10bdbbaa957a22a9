/*
 * Ids that say whose a row is: "00", a letter for its place, a name, zeros to
 * the length of every id. They sort before all that are made.
 */

/** h and t: two groups; m and n: meetings of h; f: one of t; s: the site. A deed is done to h and m. */
export type Place = "h" | "t" | "m" | "n" | "f" | "s";

/** Whom no deed to h and m may touch. */
export const NEIGHBOURS: readonly Place[] = ["t", "n", "f"];

export const idOf = (place: Place, name: string) => `00${place}${name}`.padEnd(26, "0");

/** "m.ann" of an id of the world; null for one that was made since. */
export function nameOf(id: string): string | null {
  const [, place, name] = /^00([htmnfs])([a-z][a-z0-9]*?)0*$/.exec(id) ?? [];
  return name ? `${place}.${name}` : null;
}
