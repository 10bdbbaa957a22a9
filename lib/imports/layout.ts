/** What is made of the columns of a list, in their order; null is left out. */
export type Layout<K extends string = string> = { headings: boolean; columns: (K | null)[] };

/** A layout as an address says it, `headings=1&c=name&c=&c=email`, of these kinds of columns; as guessed where it says nothing. */
export function readLayout<K extends string>(
  asked: Record<string, unknown>,
  guessed: Layout<K>,
  kinds: readonly K[],
  several: readonly K[] = [],
): Layout<K> {
  if (asked.c === undefined) return guessed;
  const chosen = [asked.c].flat();
  const columns = guessed.columns.map(
    (_, index) => kinds.find((kind) => kind === chosen[index]) ?? null,
  );
  // A kind that is chosen twice counts where it comes first, but for those of which there may be several.
  const counts = (kind: K, index: number) =>
    columns.indexOf(kind) === index || several.includes(kind);
  return {
    headings: asked.headings === "1",
    columns: columns.map((kind, index) => (kind && counts(kind, index) ? kind : null)),
  };
}

/** What an address asks for, if it is of this list: of another, given since in another window, it says nothing. */
export const askedOfList = <A extends Record<string, unknown>>(asked: A, list: string) =>
  asked.list === list ? asked : {};

/** Whether an address is of another list than this one. */
export const isOfOther = (asked: Record<string, unknown>, list: string): boolean =>
  asked.list !== undefined && asked.list !== list;

/** The layout of a list as name and value; `readLayout` reads it back, where the address is of this list. */
export function layoutEntries({ headings, columns }: Layout, list: string): [string, string][] {
  return [
    ["list", list],
    ...(headings ? ([["headings", "1"]] as [string, string][]) : []),
    ...columns.map((kind): [string, string] => ["c", kind ?? ""]),
  ];
}

/** What a form or an address carries of a layout, for `readLayout`. */
export function askedLayout(query: URLSearchParams | string): Record<string, unknown> {
  const params = new URLSearchParams(query);
  const columns = params.getAll("c");
  return {
    list: params.get("list") ?? "",
    headings: params.get("headings") ?? "",
    c: columns.length > 0 ? columns : undefined,
  };
}
