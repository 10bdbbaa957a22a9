import { Accented } from "#app/_ui/accented.tsx";
import { SiteLinks } from "#app/_ui/groups/site-links.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { groupJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { findMovedGroup, findPublicGroup } from "#lib/groups/public-queries.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { now } from "#lib/time/clock.ts";
import { FeedLinks } from "../../feed-links.tsx";
import { loadGroupsLink } from "../../load.ts";
import { PublicHead } from "../../public-head.tsx";
import { publicRowPage } from "../../public-row-page.tsx";
import { readerFeeds } from "../../reader-feeds.ts";
import { GroupNews } from "./group-news.tsx";

const SUBJECTS = ["meetings", "articles", "reports"] as const;

const { generateMetadata, page } = publicRowPage({
  base: "/groups",
  list: { name: "Groups", path: "/groups" },
  find: findPublicGroup,
  findMoved: findMovedGroup,
  about: ({ slug, name, description }) => ({
    title: name,
    description: markdownToLine(description) || `The meetings of ${name}.`,
    feeds: {
      "text/calendar": `/groups/${slug}/calendar.ics`,
      ...readerFeeds(`/groups/${slug}/feeds`, name, SUBJECTS),
    },
  }),
  jsonLd: (group, url) =>
    groupJsonLd({ ...group, description: markdownToLine(group.description, 300) }, url),
  show: (group) => <Shown group={group} />,
});

export { generateMetadata, page as default };

type Group = NonNullable<Awaited<ReturnType<typeof findPublicGroup>>>;

async function Shown({ group }: { group: Group }) {
  const index = await loadGroupsLink();
  const link = "inline-flex min-h-11 items-center underline";
  return (
    <Accented as="div" accent={group.accent}>
      <PublicHead
        title={group.name}
        kicker={index.href === "/groups" ? <a href="/groups">Groups</a> : null}
      />
      {group.archivedAt ? (
        <p className="measure mb-4 border-l-4 border-rule py-1 pl-4 font-semibold">
          This group puts on no new meetings. What it has put on is kept here.
        </p>
      ) : null}
      {group.description ? <Markdown source={group.description} /> : null}
      <ul className="mt-3 flex flex-wrap gap-x-6">
        {group.url ? (
          <li>
            <a href={group.url} rel="noopener" data-print-address="" className={link}>
              Website
            </a>
          </li>
        ) : null}
        {group.email ? (
          <li>
            <a href={`mailto:${group.email}`} className={link}>
              {group.email}
            </a>
          </li>
        ) : null}
        <SiteLinks links={group.links} />
        {group.archivedAt ? null : (
          <li className="print:hidden">
            <a href={`/subscribe?group=${group.slug}`} className={link}>
              News by e-mail
            </a>
          </li>
        )}
        <li className="print:hidden">
          <a href={`/groups/${group.slug}/calendar.ics`} className={link}>
            Calendar feed (.ics)
          </a>
        </li>
      </ul>
      <ComingAndPast of={{ group: group.slug }} at={now()} showGroup={false} />
      {group.archivedAt ? null : <GroupNews group={group} />}
      <FeedLinks base={`/groups/${group.slug}/feeds`} subjects={SUBJECTS} />
    </Accented>
  );
}
