import type { ReactNode } from "react";
import { Link } from "#app/_ui/link.tsx";
import { type Actor, hasRole } from "#lib/access/actor.ts";
import type { Uses } from "#lib/kept/noun.ts";
import { listSeenMeetings, type SeenMeeting } from "#lib/kept/seen-meetings.ts";
import { now } from "#lib/time/clock.ts";
import { shortDate } from "#lib/time/dates.ts";
import { Status, TitleText } from "../status.tsx";
import type { ShownUses } from "./row-page.tsx";

/** With a word on what it has to do with it, and what can be done about that. */
type Shown = SeenMeeting & { note?: string; action?: ReactNode };

type Props = {
  actor: Actor;
  meetings: readonly Shown[];
  /** Where there is none. */
  none: string;
};

/** The meetings that a venue, speaker or article has to do with: to come first, then past. */
export function SeenMeetings({ actor, meetings, none }: Props) {
  const at = now();
  const coming = meetings.filter((meeting) => meeting.endsAt > at).reverse();
  const past = meetings.filter((meeting) => meeting.endsAt <= at);
  if (meetings.length === 0) return <p className="text-quiet">{none}</p>;
  return (
    <div className="flex flex-col gap-8">
      <Part title="To come" meetings={coming} actor={actor} />
      <Part title="Past" meetings={past} actor={actor} />
    </div>
  );
}

/** The same for a row's page, where nothing more is said of each. */
export function usingMeetings(
  noun: { uses: Uses },
  /** What is said where there is none. */
  none: string,
) {
  return async (actor: Actor, id: string): Promise<ShownUses> => {
    const meetings = await listSeenMeetings(actor, noun, id);
    const list = <SeenMeetings actor={actor} meetings={meetings} none={none} />;
    return { title: "Meetings", list };
  };
}

function Part({
  title,
  meetings,
  actor,
}: {
  title: string;
  meetings: readonly Shown[];
  actor: Actor;
}) {
  if (meetings.length === 0) return null;
  return (
    <section>
      <h3 className="kicker pb-1 text-quiet">{title}</h3>
      <ul className="border-t border-ink">
        {meetings.map((meeting) => (
          <li
            key={`${meeting.id}${meeting.note ?? ""}`}
            className="grid gap-x-4 border-b border-rule py-2 sm:grid-cols-[9rem_1fr_auto]"
          >
            <time dateTime={meeting.startsAtLocal} className="text-sm leading-relaxed text-quiet">
              {shortDate(meeting.startsAtLocal)}
            </time>
            <span className="min-w-0 wrap-anywhere">
              <Link
                href={
                  hasRole(actor, meeting.groupId, "helper")
                    ? `/dashboard/meetings/${meeting.id}`
                    : `/meetings/${meeting.slug}`
                }
                className="underline"
              >
                <TitleText off={meeting.status === "cancelled"}>{meeting.title}</TitleText>
              </Link>
            </span>
            <span className="flex flex-wrap items-start gap-2 text-sm text-quiet">
              {meeting.note}
              {meeting.action}
              {meeting.status === "published" ? null : (
                <Status tone={meeting.status === "cancelled" ? "danger" : "quiet"}>
                  {WORD[meeting.status]}
                </Status>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const WORD = { draft: "Draft", cancelled: "Cancelled", postponed: "Postponed", published: "" };
