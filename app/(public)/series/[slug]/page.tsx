import type { Metadata } from "next";
import { accentProps } from "#app/_ui/accent.tsx";
import { JsonLd } from "#app/_ui/json-ld.tsx";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { env } from "#lib/env.ts";
import { crumbsJsonLd, seriesJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { findMovedSeries, findPublicSeries } from "#lib/series/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { bySlug } from "../../by-slug.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";

type Props = { params: Promise<{ slug: string }> };

const loadSeries = bySlug("/series", findPublicSeries, findMovedSeries);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const series = await loadSeries((await params).slug);
  if (!series) return missingMetadata;
  return {
    title: series.title,
    description: series.summary || `${series.title}: meetings of ${series.groupName}.`,
    alternates: { canonical: `/series/${series.slug}` },
  };
}

export default async function SeriesPage({ params }: Props) {
  const series = await loadSeries((await params).slug);
  if (!series) return <Missing />;
  return (
    <div {...accentProps(series.accent)}>
      <JsonLd
        data={[
          seriesJsonLd(
            series,
            `${env().siteUrl}/series/${series.slug}`,
            `${env().siteUrl}/groups/${series.groupSlug}`,
          ),
          crumbsJsonLd(env().siteUrl, [
            { name: "Archive", path: "/archive" },
            { name: series.title, path: `/series/${series.slug}` },
          ]),
        ]}
      />
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
    </div>
  );
}
