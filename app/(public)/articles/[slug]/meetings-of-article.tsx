import { RELATION_FROM_ARTICLE } from "#app/_ui/articles/relations.ts";
import { DateBlock } from "#app/_ui/date-block.tsx";
import { TitleText } from "#app/_ui/status.tsx";
import { listMeetingsOfArticle } from "#lib/reading/articles/public-queries.ts";

/** The meetings an article belongs to, and how: the other way of the reading list. */
export async function MeetingsOfArticle({ articleId }: { articleId: string }) {
  const meetings = await listMeetingsOfArticle(articleId);
  return (
    <section className="mt-12">
      <h2 className="headline mb-3 text-2xl">At these meetings</h2>
      <ul className="border-b border-rule">
        {meetings.map((meeting) => (
          <li
            key={`${meeting.slug} ${meeting.relation}`}
            className="relative grid grid-cols-[auto_1fr] gap-x-4 border-t border-rule py-4 first:border-t-2 first:border-ink sm:gap-x-6"
          >
            <DateBlock local={meeting.startsAtLocal} year />
            <div className="min-w-0">
              <p className="kicker text-quiet">{RELATION_FROM_ARTICLE[meeting.relation]}</p>
              <h3 className="headline text-[1.375rem] sm:text-[1.75rem]">
                <a
                  href={`/meetings/${meeting.slug}`}
                  className="no-underline after:absolute after:inset-0 hover:underline"
                >
                  <TitleText off={meeting.status === "cancelled"}>{meeting.title}</TitleText>
                </a>
              </h3>
              {meeting.status === "cancelled" ? <p className="text-danger">Cancelled</p> : null}
              {meeting.status === "postponed" ? <p className="text-danger">Postponed</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
