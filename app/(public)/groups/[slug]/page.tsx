import type { Metadata } from "next";
import { accentProps } from "#app/_ui/accent.tsx";
import { SiteLinks } from "#app/_ui/groups/site-links.tsx";
import { JsonLd } from "#app/_ui/json-ld.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { env } from "#lib/env.ts";
import { crumbsJsonLd, groupJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { findMovedGroup, findPublicGroup } from "#lib/groups/public-queries.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { now } from "#lib/time/clock.ts";
import { bySlug } from "../../by-slug.ts";
import { FeedLinks } from "../../feed-links.tsx";
import { loadGroupsLink } from "../../load.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";
import { readerFeeds } from "../../reader-feeds.ts";
import { GroupNews } from "./group-news.tsx";

type Props = { params: Promise<{ slug: string }> };

const loadGroup = bySlug("/groups", findPublicGroup, findMovedGroup);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const group = await loadGroup((await params).slug);
  if (!group) return missingMetadata;
  return {
    title: group.name,
    description: markdownToLine(group.description) || `The meetings of ${group.name}.`,
    alternates: {
      canonical: `/groups/${group.slug}`,
      types: {
        "text/calendar": `/groups/${group.slug}/calendar.ics`,
        ...readerFeeds(`/groups/${group.slug}/feeds`, group.name, [
          "meetings",
          "articles",
          "reports",
        ]),
      },
    },
  };
}

export default async function GroupPage({ params }: Props) {
  const group = await loadGroup((await params).slug);
  if (!group) return <Missing />;
  const index = await loadGroupsLink();
  const link = "inline-flex min-h-11 items-center underline";
  return (
    <div {...accentProps(group.accent)}>
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
      <JsonLd
        data={[
          groupJsonLd(
            { ...group, description: markdownToLine(group.description, 300) },
            `${env().siteUrl}/groups/${group.slug}`,
          ),
          crumbsJsonLd(env().siteUrl, [
            { name: "Groups", path: "/groups" },
            { name: group.name, path: `/groups/${group.slug}` },
          ]),
        ]}
      />
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
      <FeedLinks
        base={`/groups/${group.slug}/feeds`}
        subjects={["meetings", "articles", "reports"]}
      />
    </div>
  );
}
