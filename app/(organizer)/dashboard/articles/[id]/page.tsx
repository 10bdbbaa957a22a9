import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { outcome } from "#app/_ui/desk/done-note.tsx";
import { Facts, OutLink } from "#app/_ui/desk/facts.tsx";
import { RowPage } from "#app/_ui/desk/row-page.tsx";
import { SeenMeetings } from "#app/_ui/desk/seen-meetings.tsx";
import { hasRole } from "#lib/access/actor.ts";
import { mayEditKept } from "#lib/kept/policy.ts";
import {
  type Article,
  getArticle,
  listMeetingsWithArticle,
} from "#lib/reading/articles/queries.ts";
import { listMeetingsToReport } from "#lib/scheduling/article-reports.ts";
import { languageName } from "#lib/text/languages.ts";
import { counted } from "#lib/text/plural.ts";
import { now } from "#lib/time/clock.ts";
import { partialDate } from "#lib/time/dates.ts";
import { deleteArticleAction, markAsReportAction, unmarkAsReportAction } from "../actions.ts";
import { NotReportOf, ReportOf } from "./report-of.tsx";

export const metadata: Metadata = { title: "Article" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  created: "The article is added. It can be put with a meeting now, in the meeting's form.",
  saved: "Saved.",
  merged: "The two are one now.",
  instead: "This is the one that was here already; nothing was added.",
  report: "The meeting’s page shows it as a report now.",
  "no-report": "The meeting’s page does not show it as a report any more.",
};

const RELATION: Record<string, string> = {
  "read-before": "to read before",
  background: "background",
  announcement: "announcement",
  cited: "cited in the report",
  report: "report",
  recording: "recording",
  photos: "photos",
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const article = await getArticle(actor, id);
  const meetings = await listMeetingsWithArticle(actor, id);
  const reportable = await listMeetingsToReport(actor, id);
  return (
    <RowPage
      noun="article"
      list={{ href: "/dashboard/articles", label: "Articles" }}
      row={{ id, name: article.title, group: article.group }}
      mayEdit={mayEditKept(actor, article)}
      done={outcome(DONE, (await searchParams).done)}
      facts={<ArticleFacts article={article} />}
      uses={{
        title: "Meetings",
        list: (
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
              at={now()}
              none="None yet. Put the article with a meeting in the meeting's form."
            />
            {reportable.length > 0 ? (
              <ReportOf
                key={reportable.length}
                action={markAsReportAction.bind(null, id)}
                meetings={reportable}
              />
            ) : null}
          </>
        ),
      }}
      remove={deleteArticleAction.bind(null, id)}
      held={
        meetings.length > 0
          ? "It cannot be deleted while the meetings above refer to it. Take it off those first, or merge it into another."
          : undefined
      }
    />
  );
});

function takeOff(articleId: string, meeting: { id: string; title: string }) {
  return (
    <NotReportOf
      action={unmarkAsReportAction.bind(null, articleId)}
      meetingId={meeting.id}
      title={meeting.title}
    />
  );
}

function ArticleFacts({ article }: { article: Article }) {
  return (
    <Facts
      facts={[
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
        { term: "Kept by", value: article.group },
      ]}
    />
  );
}
