import type { MeetingStatus } from "#db/tables.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { shortDate } from "#lib/time/dates.ts";
import type { LetterKind } from "./kinds.ts";

type Told = {
  title: string;
  status: MeetingStatus;
  startsAtLocal: string;
  summary: string;
  report: string;
  statusNote: string;
};

/** Not the words of the mails to those who are coming: somebody may get both. */
const STATUS_NEWS: Record<MeetingStatus, string> = {
  draft: "",
  published: "Changed details",
  cancelled: "Called off",
  postponed: "Put off",
};

/** What a letter about a meeting says by itself, and the subject that is offered. */
export function letterWords(kind: LetterKind, meeting: Told) {
  const { title, status } = meeting;
  const named = `${title}, ${shortDate(meeting.startsAtLocal)}`;
  switch (kind) {
    case "announcement":
      return {
        subject: named,
        heading: title,
        excerpt: meeting.summary,
        action: "See the meeting",
      };
    case "report-note":
      return {
        subject: `Report: ${named}`,
        heading: `Report: ${title}`,
        excerpt: markdownToLine(meeting.report, 600),
        action: "Read the report",
      };
    default:
      return {
        subject: `${STATUS_NEWS[status]}: ${named}`,
        heading: `${STATUS_NEWS[status]}: ${title}`,
        excerpt: meeting.statusNote,
        action: "See the meeting",
      };
  }
}
