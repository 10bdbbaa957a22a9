import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { type Findings, searchSite } from "#lib/search/public-queries.ts";
import { plural } from "#lib/text/plural.ts";
import { now } from "#lib/time/clock.ts";
import { Missing } from "../missing.tsx";
import { PublicHead } from "../public-head.tsx";
import { SearchField } from "../search-field.tsx";
import { UnknownChoice } from "../unknown-choice.tsx";
import { type AskedSearch, askedSearch, asksUnknown, inShort, searchHref } from "./address.ts";
import { Narrow } from "./narrow.tsx";
import { ResultLine } from "./result-line.tsx";

type Props = { searchParams: Promise<Asked> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { text } = askedSearch(await searchParams);
  return {
    title: text === "" ? "Search" : `Search: ${inShort(text)}`,
    description: "Find meetings, reports, articles, speakers, venues and groups.",
    robots: { index: false, follow: true },
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const params = await searchParams;
  const asked = askedSearch(params);
  if (asksUnknown(params)) return <UnknownChoice path={searchHref({ text: asked.text })} />;
  const { page } = asked;
  if (page === null) return <Missing />;
  const found = asked.text === "" ? null : await searchSite({ ...asked, page, at: now() });
  if (page !== (found?.page ?? 1)) return <Missing />;
  return (
    <div className="search-page">
      <PublicHead title="Search" />
      <search aria-label="Pages of this site" className="block max-w-2xl pb-6">
        <SearchField
          id="search"
          label="Meetings, reports, articles, speakers, venues and groups"
          text={asked.text}
          large
        />
      </search>
      {asked.text === "" ? null : found ? (
        <Results asked={asked} found={found} />
      ) : (
        <Nothing text={asked.text} />
      )}
    </div>
  );
}

function Results({ asked, found }: { asked: AskedSearch; found: Findings }) {
  const { results, page, pageCount, reachable, total } = found;
  return (
    <>
      <div role="status" className="pb-2">
        <p className="hidden print:block">For “{inShort(asked.text)}”</p>
        <p className="font-semibold tabular-nums">{countInWords(found)}</p>
        {found.corrected ? (
          <p>
            Not every word of “{inShort(asked.text)}” is on this site. These pages have{" "}
            <a href={searchHref({ text: found.corrected })}>{found.corrected}</a>.
          </p>
        ) : null}
        {found.partly ? <p>No page has all of these words. These have some of them.</p> : null}
      </div>
      <Narrow asked={asked} found={found} />
      {results.length > 0 ? (
        <ol className="border-b border-rule">
          {results.map((result) => (
            <ResultLine key={`${result.kind} ${result.href}`} result={result} />
          ))}
        </ol>
      ) : (
        <EmptyState title="Nothing of this kind and year">
          <p>
            <a href={searchHref({ text: asked.text })}>Show everything that was found.</a>
          </p>
        </EmptyState>
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        href={(n) => searchHref({ ...asked, page: n })}
      />
      {page === pageCount && reachable < total ? (
        <p className="text-quiet">
          Only the first {reachable} are listed. Add a word, or choose a kind or a year above.
        </p>
      ) : null}
    </>
  );
}

function countInWords({ total, uncounted }: Findings): string {
  const number = total.toLocaleString("en-GB");
  if (uncounted) return `More than ${number} results`;
  return total === 0 ? "No result" : plural(total, { one: "1 result", other: `${number} results` });
}

function Nothing({ text }: { text: string }) {
  return (
    <EmptyState title={`Nothing was found for “${inShort(text)}”`}>
      <p role="status">
        Try fewer words, or other ones. You can also look through the <a href="/archive">archive</a>
        , the <a href="/articles">reading</a>, the <a href="/speakers">speakers</a> or the{" "}
        <a href="/venues">venues</a>.
      </p>
    </EmptyState>
  );
}
