import { ArticleEntry } from "#app/_ui/articles/article-entry.tsx";
import { RELATION_HEADING, type Relation } from "#app/_ui/articles/relations.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { Section } from "./section.tsx";

/** What there is to read, hear and watch, under its relation to the meeting, in the order asked for. */
export function ReadingList({ meeting, order }: { meeting: PublicMeeting; order: Relation[] }) {
  return order.map((relation) => {
    const list = meeting.reading.filter((entry) => entry.relation === relation);
    if (list.length === 0) return null;
    return (
      <Section key={relation} title={RELATION_HEADING[relation]}>
        <ul className="border-b border-rule">
          {list.map((article) => (
            <ArticleEntry
              key={article.slug}
              article={article}
              heading="h3"
              linked={meeting.visibility === "public"}
            />
          ))}
        </ul>
      </Section>
    );
  });
}
