import Link from "next/link";
import { NavLink } from "#app/_ui/nav-link.tsx";
import { loadSiteName } from "./load.ts";

export async function SiteHeader() {
  const name = await loadSiteName();
  return (
    <header className="page flex flex-wrap items-baseline justify-between gap-x-8 pt-3 pb-4 sm:pt-5 print:hidden">
      <Link
        href="/"
        className="target poster inline-flex items-center pr-4 text-2xl no-underline sm:text-3xl"
      >
        {name}
      </Link>
      <nav aria-label="Main" className="min-w-0">
        <ul className="flex flex-wrap gap-x-[0.8rem] font-stretch-[80%] sm:gap-x-6 sm:font-stretch-[90%]">
          <li>
            <NavLink href="/meetings">Meetings</NavLink>
          </li>
          <li>
            <NavLink href="/archive">Archive</NavLink>
          </li>
          <li>
            <NavLink href="/articles">Reading</NavLink>
          </li>
          <li>
            <NavLink href="/groups">Groups</NavLink>
          </li>
          <li>
            <NavLink href="/calendars">Calendars</NavLink>
          </li>
        </ul>
      </nav>
    </header>
  );
}
