import { ArticleEntry } from "#app/_ui/articles/article-entry.tsx";
import { RELATION_HEADING, RELATION_HEADING_AFTER } from "#app/_ui/articles/relations.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { minutesInAll, type Relation, readingTime } from "#lib/reading/articles/reading-order.ts";
import { Player } from "./player.tsx";
import { Section } from "./section.tsx";

const VERB: Partial<Record<Relation, string>> = {
  recording: "Watch or listen",
  photos: "See them",
};

type Props = { meeting: PublicMeeting; order: Relation[]; tookPlace: boolean };

/** What there is to read, hear and watch, under its relation to the meeting, in the order asked for. */
export function ReadingList({ meeting, order, tookPlace }: Props) {
  return order.map((relation) => {
    const list = meeting.reading.filter((entry) => entry.relation === relation);
    if (list.length === 0) return null;
    const minutes = list.length > 1 && relation === "read-before" ? minutesInAll(list) : null;
    return (
      <Section
        key={relation}
        title={(tookPlace ? RELATION_HEADING_AFTER : RELATION_HEADING)[relation]}
      >
        {minutes ? (
          <p className="mb-3 text-quiet">About {readingTime(minutes)} of reading in all.</p>
        ) : null}
        <ul className="border-b border-rule">
          {list.map((article) => (
            <ArticleEntry
              key={article.slug}
              article={article}
              heading="h3"
              verb={VERB[relation]}
              linked={meeting.visibility === "public"}
            >
              {relation === "recording" || relation === "photos" ? (
                <Player meeting={meeting} article={article} />
              ) : null}
            </ArticleEntry>
          ))}
        </ul>
      </Section>
    );
  });
}
