/** What calendar text is made from: plain data. */

type EventStatus = "confirmed" | "tentative" | "cancelled";

export type EventPlace = {
  /** "Marchmont Centre" */
  name: string;
  /** "62 Marchmont Street, London WC1N 1AB", on one line; "" if unknown. */
  address: string;
  geo?: { latitude: number; longitude: number };
};

export type CalendarEvent = {
  /** RFC 5545 UID: made once, the same in feed, download, invitation and cancellation. */
  uid: string;
  sequence: number;
  createdAt: Date;
  /** The last change anybody could see: DTSTAMP and LAST-MODIFIED. Never the time of the request. */
  changedAt: Date;
  /** Wall time "YYYY-MM-DDTHH:MM" in `zone`; of an all-day event only the date counts. */
  startsAtLocal: string;
  /** Wall time of the end; of an all-day event its last day. */
  endsAtLocal: string;
  /** IANA zone. */
  zone: string;
  /** The instants, where a repeated hour leaves the wall times in doubt. */
  startsAt?: Date;
  endsAt?: Date;
  allDay?: boolean;
  /** Which day it is of a meeting over so many. */
  day?: readonly [day: number, of: number];
  status: EventStatus;
  title: string;
  /** Plain text with LF line ends. */
  description: string;
  /** Left out for a meeting that is only online, or whose place is not known. */
  place?: EventPlace;
  /** The canonical page; "" of what has none any more. */
  url: string;
  categories: string[];
  /** The place is a link, whether or not this text may give it. */
  isOnlineOnly?: boolean;
  /** Only a link that everybody who may read this text may have. */
  onlineUrl?: string;
};

export type CalendarFeed = {
  name: string;
  description: string;
  /** The page that shows the same meetings. */
  url: string;
  /** The address of the feed itself. */
  source: string;
  /** IANA zone of a reader who knows no better. */
  zone: string;
  /** "#rrggbb" */
  colour?: string;
  events: CalendarEvent[];
};

export type ParticipationStatus = "NEEDS-ACTION" | "ACCEPTED" | "TENTATIVE" | "DECLINED";

export type Invitation = {
  method: "REQUEST" | "CANCEL";
  /** Who invites, the same for the entry's life; `sentBy` is the address that the mail is from. */
  organizer: { name: string; email: string; sentBy: string };
  attendee: { name: string; email: string; partstat: ParticipationStatus };
};
