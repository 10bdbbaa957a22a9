import type { Metadata } from "next";
import { cache } from "react";
import { ComingAndPast } from "#app/_ui/meetings/coming-and-past.tsx";
import { now } from "#lib/time/clock.ts";
import { findPublicTopic } from "#lib/topics/public-queries.ts";
import { FeedLinks } from "../../feed-links.tsx";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";
import { readerFeeds } from "../../reader-feeds.ts";

type Props = { params: Promise<{ slug: string }> };

const loadTopic = cache(findPublicTopic);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = await loadTopic((await params).slug);
  if (!topic) return missingMetadata;
  return {
    title: topic.name,
    description: `Meetings about ${topic.name}.`,
    alternates: {
      canonical: `/topics/${topic.slug}`,
      types: readerFeeds(`/topics/${topic.slug}/feeds`, topic.name, [
        "meetings",
        "articles",
        "reports",
      ]),
    },
  };
}

export default async function TopicPage({ params }: Props) {
  const topic = await loadTopic((await params).slug);
  if (!topic) return <Missing />;
  return (
    <>
      <PublicHead title={topic.name} kicker={<a href="/topics">Topics</a>} />
      <ComingAndPast of={{ topic: topic.slug }} at={now()} />
      <FeedLinks
        base={`/topics/${topic.slug}/feeds`}
        subjects={["meetings", "articles", "reports"]}
      />
    </>
  );
}
