import type { ReactNode } from "react";
import { EmptyState } from "../empty-state.tsx";
import { FilterLinks } from "../filter-links.tsx";
import { Pagination } from "../pagination.tsx";
import type { ShownRows } from "./shown-rows.ts";

type Props = {
  heading: "h2" | "h3";
  shown: ShownRows;
  /** The address of the page. */
  to: string;
  /** The file of the rows that cannot be read. */
  problems: string;
  /** The table of the rows; null where there are none. */
  children: ReactNode;
};

/** What will happen to the rows of a list that is looked over, by fate and page by page. */
export function PlanSection({ heading: Heading, shown, to, problems, children }: Props) {
  const { filters, page, pageCount, count, query } = shown;
  const href = (other: { show?: string; page: number }) => `${to}?${query(other)}`;
  return (
    <section className="mt-8">
      <Heading className="headline text-xl">What will happen</Heading>
      <div className="mt-2 border-b border-rule">
        <FilterLinks
          label="Rows by what will happen"
          links={filters.map(({ fate, ...filter }) => ({
            ...filter,
            href: href({ show: fate, page: 1 }),
          }))}
        />
      </div>
      {count("error") > 0 ? (
        <p className="mt-3">
          <a href={problems} className="target inline-flex items-center underline">
            Save the rows that cannot be read, with the reasons
          </a>
        </p>
      ) : null}
      {children ? <div className="mt-3">{children}</div> : <EmptyState title="None of these" />}
      <Pagination page={page} pageCount={pageCount} href={(n) => href({ page: n })} />
    </section>
  );
}
