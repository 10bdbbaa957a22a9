import { type Asked, askedPage, askedText, pageCountFor } from "#lib/forms/asked.ts";

const PER_PAGE = 100;

/** What can happen to a row, with the words of the filter for it; "all" first. */
export type Fates = readonly (readonly [fate: string, label: string])[];

/**
 * The rows of a list that is looked over, as far as an address asks for them:
 * those of one fate, page by page. `entries` says which column holds what.
 */
export function shownRows<R extends { fate: string }>(
  asked: Asked,
  plan: readonly R[],
  { fates, entries }: { fates: Fates; entries: string },
) {
  const show = fates.find(([fate]) => fate === askedText(asked, "show"))?.[0] ?? "all";
  const page = askedPage(asked);
  const rows = show === "all" ? plan : plan.filter(({ fate }) => fate === show);
  const pageCount = pageCountFor(page, rows.length, PER_PAGE);
  const count = (fate: string) => plan.filter((row) => row.fate === fate).length;
  return {
    rows: rows.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    page,
    pageCount,
    count,
    filters: fates
      .map(([fate, label]) => ({
        fate,
        label,
        count: fate === "all" ? plan.length : count(fate),
        here: fate === show,
      }))
      .filter(({ count: n, here }) => n > 0 || here),
    /** The query of the same rows, or of others. */
    query: (to: { show?: string; page?: number } = {}) =>
      `${entries}&${new URLSearchParams({ show: to.show ?? show, page: String(to.page ?? page) })}`,
  };
}

export type ShownRows = Omit<ReturnType<typeof shownRows>, "rows">;
