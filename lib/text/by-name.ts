/** How names are ordered where nothing says in which language. */
const USUAL = "en-GB";

const collators = new Map<string, Intl.Collator>();

function collatorOf(locale: string): Intl.Collator {
  const known = collators.get(locale);
  if (known) return known;
  const made = new Intl.Collator([locale, USUAL], { numeric: true });
  collators.set(locale, made);
  return made;
}

/**
 * Rows that were read whole, in the order of a language: that of the group
 * whose list it is. What is equal stays as it stood. Lists that the database
 * pages are ordered by `keyOrder`.
 */
export function byName<T>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  locale: string = USUAL,
): T[] {
  const { compare } = collatorOf(locale || USUAL);
  return rows.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
}
