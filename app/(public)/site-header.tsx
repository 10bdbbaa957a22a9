import { loadGroupsLink, loadSiteName } from "./load.ts";
import { SearchField } from "./search-field.tsx";
import { SiteLink } from "./site-link.tsx";

export async function SiteHeader() {
  const [name, groups] = await Promise.all([loadSiteName(), loadGroupsLink()]);
  return (
    <header className="page flex flex-wrap items-baseline justify-between gap-x-8 pt-3 pb-4 sm:pt-5 print:hidden">
      <a
        href="/"
        className="target poster inline-flex items-center pr-4 text-2xl no-underline sm:text-3xl"
      >
        {name}
      </a>
      <nav aria-label="Main" className="order-last min-w-0 max-lg:w-full lg:order-none lg:ml-auto">
        <ul className="flex flex-wrap gap-x-[0.8rem] font-stretch-[80%] sm:gap-x-6 sm:font-stretch-[90%]">
          <li>
            <SiteLink href="/meetings">Meetings</SiteLink>
          </li>
          <li>
            <SiteLink href="/calendar">Calendar</SiteLink>
          </li>
          <li>
            <SiteLink href="/archive">Archive</SiteLink>
          </li>
          <li>
            <SiteLink href="/articles" also="/publications">
              Reading
            </SiteLink>
          </li>
          <li>
            <SiteLink href={groups.href}>{groups.words}</SiteLink>
          </li>
        </ul>
      </nav>
      <search
        aria-label="The whole site"
        className="site-search min-w-36 flex-1 sm:w-52 sm:flex-none"
      >
        <SearchField id="site-search" label="Search the site" placeholder="Search" />
      </search>
    </header>
  );
}
