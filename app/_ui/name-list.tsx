import { EmptyState } from "./empty-state.tsx";

type Entry = { href: string; name: string; about?: string };

/** An index of names, each with a line about it: venues, speakers, groups. */
export function NameList({ entries, empty }: { entries: readonly Entry[]; empty: string }) {
  if (entries.length === 0) return <EmptyState title={empty} />;
  return (
    <ul className="border-b border-rule">
      {entries.map((entry) => (
        <li
          key={entry.href}
          className="relative grid gap-x-8 border-t border-rule py-3 first:border-t-2 first:border-ink sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:items-baseline"
        >
          <h2 className="headline text-xl sm:text-2xl">
            <a
              href={entry.href}
              className="inline-flex min-h-11 items-center no-underline after:absolute after:inset-0 hover:underline"
            >
              {entry.name}
            </a>
          </h2>
          {entry.about ? <p className="text-quiet wrap-anywhere">{entry.about}</p> : null}
        </li>
      ))}
    </ul>
  );
}
