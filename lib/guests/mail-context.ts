import type { Reader } from "#db/engine.ts";
import { type Shown, shownOf } from "#lib/changes/shown.ts";
import { env } from "#lib/env.ts";
import { calendarServices } from "#lib/feeds/add-to-calendar.ts";
import type { CalendarEvent } from "#lib/feeds/calendar-types.ts";
import { guestEvents, publicEvents } from "#lib/feeds/meeting-event.ts";
import { type Mailbox, parseMailbox } from "#lib/mail/address.ts";
import type { MeetingDetails, MeetingFacts } from "#lib/mail/templates/facts.ts";
import { readOwnWords } from "#lib/mail/wording/queries.ts";
import { wayIn } from "#lib/meetings/access.ts";
import { canJoin } from "#lib/meetings/moment.ts";
import { whereInWords } from "#lib/meetings/place.ts";
import { priceInWords } from "#lib/meetings/price.ts";
import { programmeClocks } from "#lib/meetings/programme-times.ts";
import { whenInWords } from "#lib/meetings/when.ts";
import { findInvitedMeeting, type WholeMeeting } from "#lib/meetings/whole.ts";
import { now } from "#lib/time/clock.ts";
import { shortDate } from "#lib/time/dates.ts";
import { doorsInWords } from "#lib/time/ranges.ts";
import { sessionsOf } from "#lib/time/sessions.ts";
import { mapUrl } from "#lib/venues/map-url.ts";
import type { HoldTimes } from "./holds.ts";

/** What mails about a meeting are made from. */
export type MailContext = {
  meetingId: string;
  group: Pick<WholeMeeting["group"], "id" | "name" | "email" | "accent">;
  status: WholeMeeting["status"];
  sequence: number;
  /** The version of the meeting that this tells of. */
  changedAt: Date;
  startsAt: Date;
  timeZone: string;
  /** How long seats are held for a yes. */
  holds: HoldTimes;
  /** What of it a change can be of. */
  shown: Shown;
  /** Facts for somebody who is going: with the online link. */
  facts: MeetingFacts;
  /** The events for somebody who is going, with the online link: one, or one a day. */
  events: [CalendarEvent, ...CalendarEvent[]];
  /** The events for everybody else. */
  openEvents: [CalendarEvent, ...CalendarEvent[]];
  /** Whose name and address stand as ORGANIZER in a first invitation: where replies to the mail go. */
  organizer: Mailbox;
  /** The address that the mails are from. */
  sender: string;
};

function detailsOf(meeting: WholeMeeting, siteUrl: string): MeetingDetails {
  const clocks = programmeClocks(meeting);
  return {
    mapUrl: meeting.venue ? mapUrl(meeting.venue) : null,
    price: priceInWords(meeting),
    wayIn: wayIn(meeting),
    programme: meeting.programme.map(({ title, speakers }, index) => {
      const names = speakers.map(({ name }) => name).join(", ");
      return { at: clocks[index] ?? "", title: names ? `${title} (${names})` : title };
    }),
    reading: meeting.reading
      .filter(({ relation }) => relation === "read-before")
      .map((article) => ({
        title: article.title,
        source: [article.author, article.publication].filter(Boolean).join(", "),
        url: article.url ?? `${siteUrl}/articles/${encodeURIComponent(article.slug)}`,
      })),
  };
}

/** Without the summary: these addresses stand in full in the text of a mail. */
const calendarsOf = (
  meeting: WholeMeeting,
  known: { place: string; onlineUrl: string | null; url: string },
) => calendarServices({ ...meeting, ...known, summary: "" });

/** Everything about a meeting that its mails say. Throws if there is no such meeting, or if it was never published. */
export async function loadMailContext(db: Reader, meetingId: string): Promise<MailContext> {
  const { siteUrl, mailFrom } = env();
  const meeting = await findInvitedMeeting(db, meetingId);
  const [event, ...others] = meeting ? guestEvents(meeting, siteUrl) : [];
  const [openEvent, ...openOthers] = meeting ? publicEvents(meeting, siteUrl) : [];
  if (!meeting || !event || !openEvent) {
    throw new Error("A mail about a meeting that was never published");
  }
  const { group, promotionHoldMinutes, confirmationHoldMinutes } = meeting;
  const { url } = event;
  const sender = parseMailbox(mailFrom).email;
  const where = whereInWords(meeting);
  const days = sessionsOf(meeting).length;
  const onlineUrl = canJoin(meeting, now()) ? meeting.onlineUrl : null;
  return {
    meetingId,
    group,
    startsAt: meeting.startsAt,
    timeZone: meeting.timeZone,
    status: meeting.status,
    sequence: meeting.sequence,
    changedAt: meeting.changedAt,
    holds: { promotionHoldMinutes, confirmationHoldMinutes },
    shown: shownOf(meeting),
    facts: {
      title: meeting.title,
      date: shortDate(meeting.startsAtLocal),
      when: whenInWords(meeting),
      days,
      daysOff: others.length + 1 - days,
      doors: doorsInWords(meeting) || null,
      where,
      url,
      onlineUrl,
      details: detailsOf(meeting, siteUrl),
      seat: { calendars: calendarsOf(meeting, { place: where ?? "", onlineUrl, url }) },
      groupName: group.name,
      accent: group.accent,
      waitlistOrder: meeting.waitlistOrder,
      promotionHoldMinutes,
      words: await readOwnWords(db, group.id),
    },
    events: [event, ...others],
    openEvents: [openEvent, ...openOthers],
    organizer: { name: group.name, email: group.email ?? sender },
    sender,
  };
}
