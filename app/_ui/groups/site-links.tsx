import { LINK_WORDS, type SiteLink } from "#lib/groups/link-kinds.ts";

/** A group's sister sites and channels as list items, each with a word for what it is. */
export function SiteLinks({ links }: { links: readonly SiteLink[] }) {
  return links.map(({ kind, label, url }) => (
    <li key={url}>
      <a
        href={url}
        rel="noopener"
        data-print-address=""
        className="inline-flex min-h-11 items-center leading-snug"
      >
        <span>
          {label}
          {kind && saysMore(kind, label) ? (
            <span className="text-quiet"> ({LINK_WORDS[kind].toLowerCase()})</span>
          ) : null}
        </span>
      </a>
    </li>
  ));
}

/** Whether the word for the kind says something that the link's own text does not. */
function saysMore(kind: keyof typeof LINK_WORDS, label: string): boolean {
  return kind !== "site" && !label.toLowerCase().includes(LINK_WORDS[kind].toLowerCase());
}

/** The same as the end of a page of the group's, where the site has others that the footer cannot speak for. */
export function SisterSites({ name, links }: { name: string; links: readonly SiteLink[] }) {
  if (links.length === 0) return null;
  return (
    <nav aria-label={`${name} elsewhere`} className="mt-12 border-t border-rule pt-4 print:hidden">
      <h2 className="kicker text-quiet">{name} elsewhere</h2>
      <ul className="flex flex-wrap gap-x-6">
        <SiteLinks links={links} />
      </ul>
    </nav>
  );
}
