import { fold } from "#lib/text/fold.ts";

/** A list as another platform writes it, known by headings that no other has together. */
export type Platform<K extends string> = {
  name: string;
  /** Headings that must all be there, folded; of several in a row with bars between, one. */
  marks: string[];
  /** What stands under a heading, the surest first; all others are left out. */
  columns: [K, string[]][];
  /** It has a row for each ticket: what is the same in all that one order has of one sort. */
  order?: string[];
  /** It has those who said no among those who said yes, and does not say who did. */
  silent?: true;
};

/** Whether all these marks are among headings; of several with bars between, one. */
export const hasAll = (folded: readonly string[], marks: readonly string[]): boolean =>
  marks.every((mark) => mark.split("|").some((one) => folded.includes(one)));

/** The platform that wrote these headings, and where each of its columns stands; null for others. */
export function platformOf<K extends string>(
  platforms: readonly Platform<K>[],
  headings: readonly string[],
): { name: string; columns: (K | null)[]; order: number[]; silent: boolean } | null {
  const folded = headings.map(fold);
  const platform = platforms.find(({ marks }) => hasAll(folded, marks));
  if (!platform) return null;
  const columns: (K | null)[] = headings.map(() => null);
  for (const [kind, names] of platform.columns) {
    const name = names.find((one) => folded.includes(one));
    if (name !== undefined) columns[folded.indexOf(name)] = kind;
  }
  const order = (platform.order ?? []).flatMap((names) =>
    folded.flatMap((heading, at) => (names.split("|").includes(heading) ? [at] : [])),
  );
  return { name: platform.name, columns, order, silent: platform.silent === true };
}
