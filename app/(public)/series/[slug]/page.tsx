import { Accented } from "#app/_ui/accented.tsx";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { env } from "#lib/env.ts";
import { seriesJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { findMovedSeries, findPublicSeries } from "#lib/series/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { PublicHead } from "../../public-head.tsx";
import { publicRowPage } from "../../public-row-page.tsx";

const { generateMetadata, page } = publicRowPage({
  base: "/series",
  list: { name: "Archive", path: "/archive" },
  find: findPublicSeries,
  findMoved: findMovedSeries,
  about: ({ title, summary, groupName }) => ({
    title,
    description: summary || `${title}: meetings of ${groupName}.`,
  }),
  jsonLd: (series, url) => seriesJsonLd(series, url, `${env().siteUrl}/groups/${series.groupSlug}`),
  show: (series) => (
    <Accented as="div" accent={series.accent}>
      <PublicHead
        title={series.title}
        kicker={
          <>
            A series of{" "}
            <a href={`/groups/${series.groupSlug}`} className="inline-flex min-h-6 items-center">
              {series.groupName}
            </a>
          </>
        }
      >
        {series.summary ? <p>{series.summary}</p> : null}
      </PublicHead>
      <ComingAndPast of={{ series: series.slug }} at={now()} showGroup={false} />
    </Accented>
  ),
});

export { generateMetadata, page as default };
