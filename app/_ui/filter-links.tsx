import { Link } from "#app/_ui/link.tsx";

type FilterLink = { href: string; label: string; count: number; here: boolean };

/** The states of a list as links with their counts; the one shown is marked. */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {links.map(({ href, label: text, count, here }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={here ? "page" : undefined}
              className="target inline-flex items-center no-underline decoration-2 underline-offset-8 hover:underline aria-[current]:font-semibold aria-[current]:underline"
            >
              <span>
                {text} <span className="text-quiet tabular-nums">{count}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
