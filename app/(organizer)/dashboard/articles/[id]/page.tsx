import { type Fact, OutLink } from "#app/_ui/desk/facts.tsx";
import { keptRowPage, type ShownUses } from "#app/_ui/kept/row-page.tsx";
import { SeenMeetings } from "#app/_ui/kept/seen-meetings.tsx";
import { Link } from "#app/_ui/link.tsx";
import { type Actor, hasRole } from "#lib/access/actor.ts";
import {
  type Article,
  keptArticles,
  listMeetingsWithArticle,
} from "#lib/reading/articles/queries.ts";
import { listMeetingsToReport } from "#lib/scheduling/article-reports.ts";
import { languageName } from "#lib/text/languages.ts";
import { counted } from "#lib/text/plural.ts";
import { partialDate } from "#lib/time/dates.ts";
import { markAsReportAction, remove, unmarkAsReportAction } from "../actions.ts";
import { NotReportOf, ReportOf } from "./report-of.tsx";

const { metadata, page } = keptRowPage(keptArticles, {
  done: {
    created: "The article is added. It can be put with a meeting now, in the meeting’s form.",
    instead: "This is the one that was here already; nothing was added.",
    report: "The meeting’s page shows it as a report now.",
    "no-report": "The meeting’s page does not show it as a report any more.",
  },
  facts: factsOf,
  uses: meetingsOf,
  remove,
});

export { metadata, page as default };

const RELATION: Record<string, string> = {
  "read-before": "to read before",
  background: "background",
  announcement: "announcement",
  cited: "cited in the report",
  report: "report",
  recording: "recording",
  photos: "photos",
};

async function meetingsOf(actor: Actor, id: string): Promise<ShownUses> {
  const meetings = await listMeetingsWithArticle(actor, id);
  const reportable = await listMeetingsToReport(actor, id);
  const list = (
    <>
      <SeenMeetings
        actor={actor}
        meetings={meetings.map(({ relation, ...meeting }) => ({
          ...meeting,
          note: RELATION[relation],
          ...(relation === "report" && hasRole(actor, meeting.groupId, "organizer")
            ? { action: takeOff(id, meeting) }
            : {}),
        }))}
        none="None yet. Put the article with a meeting in the meeting’s form."
      />
      {reportable.length > 0 ? (
        <ReportOf
          key={reportable.length}
          action={markAsReportAction.bind(null, id)}
          meetings={reportable}
        />
      ) : null}
    </>
  );
  return { title: "Meetings", list };
}

function takeOff(articleId: string, meeting: { id: string; title: string }) {
  return (
    <NotReportOf
      action={unmarkAsReportAction.bind(null, articleId)}
      meetingId={meeting.id}
      title={meeting.title}
    />
  );
}

function factsOf(article: Article): Fact[] {
  return [
    { term: "Author", value: article.author },
    {
      term: "Publication",
      value: article.publication ? (
        <>
          <Link href={`/dashboard/publications/${article.publicationId}`} className="underline">
            {article.publication}
          </Link>
          {article.issue ? `, issue ${article.issue}` : ""}
        </>
      ) : null,
    },
    { term: "Date", value: article.publishedOn ? partialDate(article.publishedOn) : null },
    { term: "Link", value: article.url ? <OutLink href={article.url} /> : null },
    {
      term: "Archived copy",
      value: article.archiveUrl ? <OutLink href={article.archiveUrl} /> : null,
    },
    { term: "Excerpt", value: article.excerpt },
    { term: "Language", value: article.language ? languageName(article.language) : null },
    {
      term: "Reading time",
      value: article.readingMinutes
        ? counted(article.readingMinutes, { one: "minute", other: "minutes" })
        : null,
    },
  ];
}
