import { Status, TitleText } from "#app/_ui/status.tsx";
import { KIND_WORDS } from "#lib/search/kinds.ts";
import type { Result } from "#lib/search/public-queries.ts";
import { partialDate, shortDate } from "#lib/time/dates.ts";
import { Marked } from "./marked.tsx";

/** A page that was found: what it is and when, its title, whose it is, a line of it. */
export function ResultLine({ result }: { result: Result }) {
  const { kind, date, off } = result;
  const lang = result.language === "" ? undefined : result.language;
  return (
    <li className="border-t border-rule py-4 first:border-t-2 first:border-ink print:py-2">
      <p className="kicker flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet">
        <span>
          {KIND_WORDS[kind].one}
          {date ? <> · {date.includes("T") ? shortDate(date) : partialDate(date)}</> : null}
        </span>
        {off ? (
          <Status tone="danger">{off === "cancelled" ? "Cancelled" : "Postponed"}</Status>
        ) : null}
      </p>
      <h2 className="headline mt-1 text-[1.375rem] sm:text-2xl" lang={lang}>
        <a href={result.href} className="no-underline hover:underline">
          <TitleText off={off !== null}>
            <Marked pieces={result.title} />
          </TitleText>
        </a>
      </h2>
      {result.detail ? <p className="mt-0.5 leading-snug text-quiet">{result.detail}</p> : null}
      {result.snippet.length > 0 ? (
        <p className="measure mt-1.5 font-serif text-[1.0625rem] leading-snug" lang={lang}>
          <Marked pieces={result.snippet} />
        </p>
      ) : null}
    </li>
  );
}
