/** The public calendar feeds: which meetings, under which name, in which text. */
import { store } from "#db/store.ts";
import { env } from "#lib/env.ts";
import { calendarText } from "#lib/feeds/ical.ts";
import { isWithdrawn, listedEvents, publicEvents } from "#lib/feeds/meeting-event.ts";
import { findInvitedMeeting, type WholeMeeting } from "#lib/meetings/whole.ts";
import { getSiteName, getSiteTimeZone } from "#lib/site/public-queries.ts";
import { findFormerSlug } from "#lib/slugs.ts";
import { markdownToLine } from "#lib/text/markdown.ts";
import type { FeedContent, FoundFeed } from "./http.ts";
import {
  findCalendarGroup,
  findCalendarMeeting,
  findGroupSlug,
  listCalendarMeetings,
  listGroupCalendarMeetings,
  newestChange,
  newestChangeOf,
} from "./public-queries.ts";

const CONTENT_TYPE = "text/calendar; charset=utf-8";

/** Where each calendar is. Paths of the site, stable for good: calendars poll them for years. */
export const calendarPaths = {
  all: "/feeds/meetings.ics",
  group: (slug: string) => `/groups/${encodeURIComponent(slug)}/calendar.ics`,
  meeting: (slug: string) => `/meetings/${encodeURIComponent(slug)}/calendar.ics`,
};

function eventsOf(meetings: WholeMeeting[], siteUrl: string) {
  return meetings.flatMap((meeting) => listedEvents(meeting, siteUrl));
}

/** The feed of all public meetings of the site. */
export async function siteCalendar(): Promise<FeedContent> {
  const { siteUrl } = env();
  const name = await getSiteName();
  const text = calendarText({
    name,
    description: `Meetings announced at ${new URL(siteUrl).host}`,
    url: `${siteUrl}/meetings`,
    source: siteUrl + calendarPaths.all,
    zone: await getSiteTimeZone(),
    events: eventsOf(await listCalendarMeetings(), siteUrl),
  });
  const changedAt = await newestChange();
  return { text, changedAt, filename: "meetings.ics", contentType: CONTENT_TYPE };
}

/** The feed of a group's public meetings, hosted and co-hosted. */
export async function groupCalendar(slug: string): Promise<FoundFeed> {
  const group = await findCalendarGroup(slug);
  if (!group) return movedGroup(slug);
  const { siteUrl } = env();
  const text = calendarText({
    name: group.name,
    description: markdownToLine(group.description, 300),
    url: `${siteUrl}/groups/${encodeURIComponent(group.slug)}`,
    source: siteUrl + calendarPaths.group(group.slug),
    zone: group.timeZone,
    ...(group.accent !== null && { colour: group.accent }),
    events: eventsOf(await listGroupCalendarMeetings(group.id), siteUrl),
  });
  const changedAt = await newestChange();
  return {
    content: { text, changedAt, filename: `${group.slug}.ics`, contentType: CONTENT_TYPE },
  };
}

/** The calendar of one meeting, for downloading and for following it: unlisted and past meetings too. */
export async function meetingCalendar(slug: string): Promise<FoundFeed> {
  const meeting = await findCalendarMeeting(slug);
  if (meeting) return calendarOf(meeting, slug);
  const id = await findFormerSlug(store.read, "meeting", slug);
  const present = id ? await findInvitedMeeting(store.read, id) : null;
  if (!present) return null;
  // What a withdrawn meeting is called now is nobody's business.
  return isWithdrawn(present)
    ? calendarOf(present, slug)
    : { movedTo: calendarPaths.meeting(present.slug) };
}

async function calendarOf(meeting: WholeMeeting, slug: string): Promise<FoundFeed> {
  const { siteUrl } = env();
  const events = publicEvents(meeting, siteUrl);
  const [event] = events;
  const text = calendarText({
    name: event?.title ?? meeting.group.name,
    description: `Host: ${meeting.group.name}`,
    url: event?.url || siteUrl,
    source: siteUrl + calendarPaths.meeting(slug),
    zone: meeting.timeZone,
    events,
  });
  const changedAt = await newestChangeOf(meeting);
  return { content: { text, changedAt, filename: `${slug}.ics`, contentType: CONTENT_TYPE } };
}

async function movedGroup(slug: string): Promise<FoundFeed> {
  const id = await findFormerSlug(store.read, "group", slug);
  const present = id && (await findGroupSlug(id));
  return present ? { movedTo: calendarPaths.group(present) } : null;
}
