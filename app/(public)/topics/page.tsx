import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { listPublicTopics } from "#lib/topics/public-queries.ts";
import { MeetingCount } from "../meeting-count.tsx";
import { PublicHead } from "../public-head.tsx";

export const metadata: Metadata = {
  title: "Topics",
  description: "What the meetings are about.",
  alternates: { canonical: "/topics" },
};

export default async function TopicsPage() {
  const topics = await listPublicTopics();
  return (
    <>
      <PublicHead title="Topics" />
      {topics.length > 0 ? (
        <ul className="gap-x-10 border-t-2 border-ink pt-2 sm:columns-2 lg:columns-3">
          {topics.map(({ slug, name, meetings }) => (
            <li key={slug} className="break-inside-avoid">
              <a
                href={`/topics/${slug}`}
                className="inline-flex min-h-11 items-center gap-2 no-underline hover:underline"
              >
                <span className="headline text-xl wrap-anywhere">{name}</span>
                <MeetingCount meetings={meetings} />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title="No meeting has a topic yet" />
      )}
    </>
  );
}
