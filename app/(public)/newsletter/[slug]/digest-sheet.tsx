import type { DigestItem } from "#lib/mail/templates/digest.ts";
import type { SentDigest } from "#lib/newsletter/public-queries.ts";
import { longDate, toLocal } from "#lib/time/dates.ts";
import { PublicHead } from "../../public-head.tsx";

/** A digest as the site sent it: the news of all groups, of which each reader had a part. */
export function DigestSheet({ digest }: { digest: SentDigest }) {
  const { subject, sender, sentAt, timeZone, parts } = digest;
  return (
    <article>
      <PublicHead title={subject} kicker={sender}>
        <p className="text-base text-quiet">
          Sent on <time dateTime={sentAt.toISOString()}>{longDate(toLocal(sentAt, timeZone))}</time>{" "}
          to subscribers with a digest, each with the news of the groups they chose. What was called
          off or withdrawn since is left out.
        </p>
      </PublicHead>
      <div className="flex flex-col gap-8">
        {parts.map(({ heading, items }) => (
          <section key={heading}>
            <h2 className="headline mb-3 text-2xl">{heading}</h2>
            <ul>
              {items.map((item) => (
                <Item key={`${item.url} ${item.title}`} item={item} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {parts.length === 0 ? <p>Nothing of it stands any more.</p> : null}
      <p className="mt-10 print:hidden">
        <a href="/newsletter" className="target inline-flex items-center underline">
          All that was sent
        </a>
      </p>
    </article>
  );
}

function Item({ item: { when, title, where, said, from, url } }: { item: DigestItem }) {
  return (
    <li className="border-t border-rule py-4 first:border-t-2 first:border-ink print:py-2">
      {when ? <p className="font-[620] tabular-nums">{when}</p> : null}
      <h3 className="headline text-[1.375rem] wrap-anywhere">
        <a href={url} className="inline-block min-h-6 no-underline hover:underline">
          {title}
        </a>
      </h3>
      {said ? <p className="measure mt-1 font-serif text-lg leading-snug">{said}</p> : null}
      <p className="mt-1 text-quiet">{[where, from].filter(Boolean).join(" · ")}</p>
    </li>
  );
}
