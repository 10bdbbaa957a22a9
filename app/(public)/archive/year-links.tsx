import type { Of } from "#lib/meetings/public-scope.ts";
import { listHref } from "../list-address.ts";
import { MeetingCount } from "../meeting-count.tsx";

type Props = {
  years: { year: number; meetings: number }[];
  current?: number;
  /** What the list is narrowed to, kept from year to year. */
  of?: Of;
};

/** The years of the archive with how many meetings each has. */
export function YearLinks({ years, current, of = {} }: Props) {
  return (
    <nav aria-label="Years" className="print:hidden">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {years.map(({ year, meetings }) => (
          <li key={year}>
            <a
              href={listHref(`/archive/${year}`, of)}
              aria-current={year === current ? "page" : undefined}
              className="target inline-flex items-baseline gap-1.5 no-underline hover:underline aria-[current]:underline"
            >
              <span className="poster text-3xl tabular-nums">{year}</span>
              <MeetingCount meetings={meetings} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
