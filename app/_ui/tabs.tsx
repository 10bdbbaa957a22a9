import { NavLink } from "./nav-link.tsx";

export type Tab = {
  href: string;
  label: string;
  count?: number;
  /** Current only on this very page: for the first, which the others are below. */
  exact?: boolean;
  /** Another page that belongs to it, with those below. */
  also?: string;
};

/** The parts of one thing as links side by side (a meeting's RSVPs, mail, history): real pages, not hidden panels. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-b border-rule print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <NavLink href={tab.href} exact={tab.exact} also={tab.also}>
              <span>
                {tab.label}
                {tab.count === undefined ? null : (
                  <span className="text-quiet tabular-nums"> {tab.count}</span>
                )}
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
