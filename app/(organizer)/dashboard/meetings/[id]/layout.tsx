import type { ReactNode } from "react";
import { deskLayout } from "#app/_server/desk-page.tsx";
import { DateBlock } from "#app/_ui/date-block.tsx";
import { TitleText } from "#app/_ui/status.tsx";
import { type Tab, Tabs } from "#app/_ui/tabs.tsx";
import { hasRole } from "#lib/access/actor.ts";
import { isOff } from "#lib/meetings/moment.ts";
import { now } from "#lib/time/clock.ts";
import { zonedTimes } from "#lib/time/ranges.ts";
import { loadFigures, loadMeeting } from "../load.ts";
import { MeetingStatus } from "../meeting-status.tsx";

type Props = { children: ReactNode; params: Promise<{ id: string }> };

/** What every page about one meeting begins with: its date, its title (the h1) and its parts as tabs. */
export default deskLayout(async function MeetingLayout({ children, params }: Props) {
  const { id } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const { rsvps } = await loadFigures(id);
  const at = now();
  const place = [meeting.roomName, meeting.venueName].filter(Boolean).join(", ");
  const base = `/dashboard/meetings/${id}`;
  const organizes = hasRole(actor, meeting.groupId, "organizer");
  const tabs: Tab[] = [
    { href: base, label: "Overview", exact: true },
    ...(organizes ? [{ href: `${base}/edit`, label: "Edit" }] : []),
    { href: `${base}/rsvps`, label: "RSVPs", count: rsvps.going.rsvps + rsvps.waitlisted.rsvps },
    ...(organizes
      ? [
          { href: `${base}/questions`, label: "Questions" },
          { href: `${base}/mail`, label: "Mail", also: `${base}/messages` },
          { href: `${base}/trail`, label: "Trail" },
        ]
      : []),
  ];
  return (
    <>
      <header className="flex items-start gap-4 pb-3 sm:gap-6">
        <DateBlock local={meeting.startsAtLocal} year quiet={meeting.endsAt <= at} />
        <div className="min-w-0 flex-1">
          <p className="kicker flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet">
            <MeetingStatus meeting={meeting} at={at} />
            {meeting.groupName}
          </p>
          <h1 className="headline mt-1 text-2xl sm:text-3xl">
            <TitleText off={isOff(meeting)}>{meeting.title}</TitleText>
          </h1>
          <p className="mt-1 leading-snug text-quiet">
            {zonedTimes(meeting)}
            {place ? ` · ${place}` : null}
          </p>
        </div>
      </header>
      <Tabs label="Parts of this meeting" tabs={tabs} />
      <div className="pt-6">{children}</div>
    </>
  );
});
