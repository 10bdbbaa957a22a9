import type { ReactNode } from "react";

export type Fact = { term: string; value: ReactNode };

/** What is known of a thing, line by line; what is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== "" && value !== undefined);
  if (known.length === 0) return null;
  return (
    <dl className="border-t-2 border-ink">
      {known.map(({ term, value }) => (
        <div key={term} className="grid gap-x-6 border-b border-rule py-2 sm:grid-cols-[9rem_1fr]">
          <dt className="text-sm leading-relaxed text-quiet">{term}</dt>
          <dd className="min-w-0 wrap-anywhere whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A link to another site, shown as its address without the scheme. */
export function OutLink({ href }: { href: string }) {
  return (
    <a href={href} className="underline" rel="noreferrer">
      {href.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
    </a>
  );
}
