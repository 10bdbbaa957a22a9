import { loadSiteName } from "./load.ts";
import { SearchField } from "./search-field.tsx";
import { SiteLink } from "./site-link.tsx";

export async function SiteHeader() {
  const name = await loadSiteName();
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
            <SiteLink href="/groups">Groups</SiteLink>
          </li>
        </ul>
      </nav>
      <search aria-label="The whole site" className="site-search w-36 grow-0 sm:w-52">
        <SearchField id="site-search" label="Search the site" placeholder="Search" />
      </search>
    </header>
  );
}
