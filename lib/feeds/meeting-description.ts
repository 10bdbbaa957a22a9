/** The plain text that a calendar shows with a meeting. */

import { accessOf } from "#lib/meetings/access.ts";
import { type Price, priceInWords } from "#lib/meetings/price.ts";
import { programmeLines } from "#lib/meetings/programme-times.ts";
import type { WholeMeeting } from "#lib/meetings/whole.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import { doorsInWords } from "#lib/time/ranges.ts";

const SUMMARY_MAX = 600;

/** What the text is made from. */
export type DescribedMeeting = Pick<
  WholeMeeting,
  | "status"
  | "statusNote"
  | "occasion"
  | "summary"
  | "description"
  | "startsAtLocal"
  | "startsAt"
  | "doorsAtLocal"
  | "doorsAt"
  | "timeZone"
  | "accessNotes"
  | keyof Price
  | "group"
  | "cohosts"
  | "venue"
  | "room"
  | "programme"
  | "reading"
>;

type Links = { url: string; siteUrl: string; onlineUrl: string | null };

function stateLine({ status, statusNote }: DescribedMeeting): string {
  if (status === "cancelled") return ["This meeting is cancelled.", statusNote].join(" ").trim();
  if (status === "postponed")
    return ["This meeting is postponed. It has no new date yet.", statusNote].join(" ").trim();
  return "";
}

function hostLine({ group, cohosts }: DescribedMeeting): string {
  const [last, ...others] = cohosts.map(({ name }) => name).reverse();
  if (!last) return `Host: ${group.name}`;
  const list = others.length > 0 ? `${others.reverse().join(", ")} and ${last}` : last;
  return `Host: ${group.name}, with ${list}`;
}

function doorsLine(meeting: DescribedMeeting): string {
  const doors = doorsInWords(meeting);
  return doors ? `Doors open: ${doors}` : "";
}

function readingLines(meeting: DescribedMeeting, siteUrl: string): string {
  const readBefore = meeting.reading.filter(({ relation }) => relation === "read-before");
  if (readBefore.length === 0) return "";
  const items = readBefore.map((article) => {
    const issue = article.issue && `issue ${article.issue}`;
    const source = [article.author, article.publication, issue].filter(Boolean).join(", ");
    const link = article.url ?? `${siteUrl}/articles/${encodeURIComponent(article.slug)}`;
    return `${article.title}${source ? ` (${source})` : ""}\n${link}`;
  });
  return ["Read before", ...items].join("\n");
}

/** What a calendar tells of a meeting, as plain text in paragraphs; the address of the page comes last. */
export function meetingDescription(meeting: DescribedMeeting, links: Links): string {
  const price = priceInWords(meeting);
  const access = accessOf(meeting);
  const notes = access.map(({ about, text }) => `${about}: ${text}`).join("\n");
  return [
    stateLine(meeting),
    meeting.occasion,
    meeting.summary || markdownToLine(meeting.description, SUMMARY_MAX),
    [hostLine(meeting), doorsLine(meeting)].filter(Boolean).join("\n"),
    links.onlineUrl ? `Join online: ${links.onlineUrl}` : "",
    meeting.programme.length > 0 && ["Programme", ...programmeLines(meeting)].join("\n"),
    readingLines(meeting, links.siteUrl),
    price && `Price: ${price}`,
    notes && `Access\n${notes}`,
    links.url,
  ]
    .filter(Boolean)
    .join("\n\n");
}
