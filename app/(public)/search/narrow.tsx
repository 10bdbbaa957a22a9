import { FoldSign } from "#app/_ui/fold-sign.tsx";
import { KIND_WORDS } from "#lib/search/kinds.ts";
import type { Findings } from "#lib/search/public-queries.ts";
import { type AskedSearch, searchHref } from "./address.ts";

/** More years than these are folded away. */
const YEARS_OPEN = 8;

const link =
  "target inline-flex items-center no-underline decoration-2 underline-offset-8 hover:underline aria-[current]:font-semibold aria-[current]:underline";

function Choice({
  href,
  here,
  count = null,
  children,
}: {
  href: string;
  here: boolean;
  count?: number | null;
  children: React.ReactNode;
}) {
  return (
    <li>
      <a href={href} aria-current={here ? "true" : undefined} className={link}>
        {children}
        {count === null ? null : (
          <span className="ml-1.5 text-quiet tabular-nums">{count.toLocaleString("en-GB")}</span>
        )}
      </a>
    </li>
  );
}

/** The kinds and years there are among the results, as links that leave only those. */
export function Narrow({ asked, found }: { asked: AskedSearch; found: Findings }) {
  const { text, kind, year } = asked;
  const { kinds, years } = found;
  const yearChoices = (
    <ul className="flex flex-wrap gap-x-5">
      <Choice href={searchHref({ text, kind })} here={year === undefined}>
        All years
      </Choice>
      {years.map((one) => (
        <Choice
          key={one.year}
          href={searchHref({ text, kind, year: one.year })}
          here={year === one.year}
          count={one.documents}
        >
          {one.year}
        </Choice>
      ))}
    </ul>
  );
  return (
    <div className="pb-4 print:hidden">
      {kinds.length > 1 || kind ? (
        <nav aria-label="Kind">
          <ul className="flex flex-wrap gap-x-5">
            <Choice href={searchHref({ text, year })} here={!kind}>
              Everything
            </Choice>
            {kinds.map((one) => (
              <Choice
                key={one.kind}
                href={searchHref({ text, kind: one.kind, year })}
                here={kind === one.kind}
                count={one.documents}
              >
                {KIND_WORDS[one.kind].many}
              </Choice>
            ))}
          </ul>
        </nav>
      ) : null}
      {years.length > 1 || year !== undefined ? (
        <nav aria-label="Year">
          {years.length > YEARS_OPEN ? (
            <details className="group">
              <summary className="target inline-flex cursor-pointer list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
                {year === undefined ? "By year" : `Of ${year}`}
                <FoldSign />
              </summary>
              {yearChoices}
            </details>
          ) : (
            yearChoices
          )}
        </nav>
      ) : null}
    </div>
  );
}
