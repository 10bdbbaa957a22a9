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
      {/* Room on both sides of the words: a short one is no less far from its neighbours. */}
      <ul className="-mx-2.5 flex flex-wrap">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <NavLink
              href={tab.href}
              exact={tab.exact}
              also={tab.also}
              className="justify-center px-2.5"
            >
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
