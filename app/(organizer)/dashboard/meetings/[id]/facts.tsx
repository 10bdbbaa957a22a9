import type { ReactNode } from "react";
import { onAgain } from "#lib/meetings/next-times.ts";
import type { MeetingForOrganizer } from "#lib/meetings/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { clockTime, longDate, shortDate, zoneLabel } from "#lib/time/dates.ts";
import { doorsInWords, zonedTimes } from "#lib/time/ranges.ts";

/** The meeting at a glance, as a list of names and values; what is not set is not there. */
export function Facts({
  meeting,
  programmeItems,
}: {
  meeting: MeetingForOrganizer;
  programmeItems: number;
}) {
  const again = onAgain(meeting);
  const place = [meeting.roomName, meeting.venueName].filter(Boolean).join(", ");
  const facts: [string, ReactNode][] = [
    [
      "When",
      <>
        {longDate(meeting.startsAtLocal)}, {zonedTimes(meeting)}
        <span className="block text-sm text-quiet">{zoneLabel(meeting.timeZone)}</span>
      </>,
    ],
    [
      "Once it is on again",
      meeting.nextTimes ? `${longDate(again.startsAtLocal)}, ${zonedTimes(again)}` : "",
    ],
    ["Doors", doorsInWords(meeting)],
    ["Where", place],
    [
      "Online",
      meeting.onlineUrl
        ? meeting.onlineUrlFor === "going"
          ? "Link shown to those who are going"
          : "Link shown to everybody"
        : "",
    ],
    [
      "Programme",
      programmeItems > 0 ? counted(programmeItems, { one: "item", other: "items" }) : "",
    ],
    ["Chair", meeting.chair],
    ["RSVPs", rsvpRule(meeting)],
    ["Shown", meeting.visibility === "public" ? "Publicly" : "Only to those who have the link"],
  ];
  return (
    <dl className="border-t-2 border-ink">
      {facts
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={name} className="grid grid-cols-[6.5rem_1fr] gap-3 border-b border-rule py-2">
            <dt className="text-quiet">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function rsvpRule(meeting: MeetingForOrganizer): string {
  if (!meeting.takesRsvps) return "Not taken";
  const close = meeting.rsvpsCloseAtLocal;
  const parts = [
    meeting.waitlist && meeting.capacity !== null ? "with a waiting list" : "",
    close ? `until ${shortDate(close)}, ${clockTime(close)}` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `Taken, ${parts.join(", ")}` : "Taken";
}
