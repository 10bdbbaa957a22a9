type Props = { years: { year: number; meetings: number }[]; current?: number };

/** The years of the archive with how many meetings each has. */
export function YearLinks({ years, current }: Props) {
  return (
    <nav aria-label="Years">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {years.map(({ year, meetings }) => (
          <li key={year}>
            <a
              href={`/archive/${year}`}
              aria-current={year === current ? "page" : undefined}
              className="target inline-flex items-baseline gap-1.5 no-underline hover:underline aria-[current]:underline"
            >
              <span className="poster text-3xl tabular-nums">{year}</span>
              <span className="text-sm text-quiet tabular-nums">
                <span aria-hidden="true">{meetings}</span>
                <span className="sr-only">
                  , {meetings} {meetings === 1 ? "meeting" : "meetings"}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
