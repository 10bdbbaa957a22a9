import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { LETTER_WORDS } from "#lib/newsletter/kinds.ts";
import { listSentLetters } from "#lib/newsletter/public-queries.ts";
import { shortDate, toLocal } from "#lib/time/dates.ts";
import { askedListPage } from "../asked-page.ts";
import { Missing } from "../missing.tsx";
import { PublicHead } from "../public-head.tsx";

export const metadata: Metadata = {
  title: "What was sent",
  description: "The letters to subscribers, the newest first.",
  alternates: { canonical: "/newsletter" },
};

const PER_PAGE = 50;

type Props = { searchParams: Promise<Asked> };

/** The archive of what subscribers were sent. */
export default async function NewsletterPage({ searchParams }: Props) {
  const page = askedListPage(await searchParams, 1000);
  if (page === null) return <Missing />;
  const { rows, more } = await listSentLetters({
    offset: (page - 1) * PER_PAGE,
    limit: PER_PAGE,
  });
  if (page > 1 && rows.length === 0) return <Missing />;
  const turn = "target inline-flex items-center font-semibold underline";
  return (
    <>
      <PublicHead title="What was sent">
        <p>
          The letters to subscribers, the newest first.{" "}
          <a href="/subscribe" className="underline print:hidden">
            Have them by e-mail
          </a>
        </p>
      </PublicHead>
      {rows.length > 0 ? (
        <ul className="border-t-2 border-ink">
          {rows.map((letter) => (
            <li
              key={letter.slug}
              className="grid gap-x-6 border-b border-rule py-3 sm:grid-cols-[10rem_1fr]"
            >
              <time dateTime={letter.sentAt.toISOString()} className="text-quiet tabular-nums">
                {shortDate(toLocal(letter.sentAt, letter.timeZone))}
              </time>
              <div className="min-w-0">
                <h2 className="headline text-xl wrap-anywhere">
                  <a
                    href={`/newsletter/${letter.slug}`}
                    className="inline-block min-h-11 py-1.5 no-underline hover:underline sm:min-h-0 sm:py-0"
                  >
                    {letter.subject}
                  </a>
                </h2>
                <p className="text-quiet">
                  {LETTER_WORDS[letter.kind]} · {letter.sender}
                </p>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title="Nothing was sent yet">
          <p>
            <a href="/subscribe" className="underline">
              Subscribe
            </a>
            , and the next letter comes to you.
          </p>
        </EmptyState>
      )}
      {page > 1 || more ? (
        <nav aria-label="Pages" className="flex justify-between gap-4 py-4 print:hidden">
          {page > 1 ? (
            <a href={`/newsletter?page=${page - 1}`} rel="prev" className={turn}>
              Newer
            </a>
          ) : (
            <span />
          )}
          {more ? (
            <a href={`/newsletter?page=${page + 1}`} rel="next" className={turn}>
              Older
            </a>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
