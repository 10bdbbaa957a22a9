import type { Metadata } from "next";
import { JsonLd } from "#app/_ui/json-ld.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { env } from "#lib/env.ts";
import { crumbsJsonLd, speakerJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { findMovedSpeaker, findPublicSpeaker } from "#lib/speakers/public-queries.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { now } from "#lib/time/clock.ts";
import { bySlug } from "../../by-slug.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";

type Props = { params: Promise<{ slug: string }> };

const loadSpeaker = bySlug("/speakers", findPublicSpeaker, findMovedSpeaker);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const speaker = await loadSpeaker((await params).slug);
  if (!speaker) return missingMetadata;
  return {
    title: speaker.name,
    description: markdownToLine(speaker.biography) || `Meetings with ${speaker.name}.`,
    alternates: { canonical: `/speakers/${speaker.slug}` },
  };
}

export default async function SpeakerPage({ params }: Props) {
  const speaker = await loadSpeaker((await params).slug);
  if (!speaker) return <Missing />;
  return (
    <>
      <PublicHead title={speaker.name} kicker={<a href="/speakers">Speakers</a>} />
      <JsonLd
        data={[
          speakerJsonLd(
            { ...speaker, description: markdownToLine(speaker.biography, 300) },
            `${env().siteUrl}/speakers/${speaker.slug}`,
          ),
          crumbsJsonLd(env().siteUrl, [
            { name: "Speakers", path: "/speakers" },
            { name: speaker.name, path: `/speakers/${speaker.slug}` },
          ]),
        ]}
      />
      {speaker.biography ? <Markdown source={speaker.biography} /> : null}
      {speaker.url ? (
        <p className="mt-3">
          <a
            href={speaker.url}
            rel="nofollow noopener"
            data-print-address=""
            className="inline-flex min-h-11 items-center underline"
          >
            {speaker.name} on the web
          </a>
        </p>
      ) : null}
      <ComingAndPast of={{ speaker: speaker.slug }} at={now()} />
    </>
  );
}
