import { Fragment } from "react";
import { MeetingSigns } from "#app/_ui/meetings/meeting-signs.tsx";
import { posterSize } from "#app/_ui/meetings/poster-size.ts";
import { TitleText } from "#app/_ui/status.tsx";
import { isOff, type Moment } from "#lib/meetings/moment.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { counted } from "#lib/text/plural.ts";

/** Said by the notice below the head. */
const NOTICED = ["cancelled", "postponed", "happening", "doors-open"] as const;

function tookPlace({ attendance }: PublicMeeting): string {
  if (!attendance) return "Took place";
  return `Took place: ${counted(attendance, { one: "person", other: "people" })} came`;
}

/** The top of the handbill: who invites, the title, what it marks. */
export function Head({
  meeting,
  moment,
  at,
}: {
  meeting: PublicMeeting;
  moment: Moment;
  at: Date;
}) {
  const hosts = [meeting.group, ...meeting.cohosts];
  const lang = meeting.language || undefined;
  return (
    <header
      className={`pt-3 pb-6 ${moment === "after" ? "border-t-2 border-ink" : "border-t-[10px] border-accent"}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 font-[620]">
        <span>
          {hosts.map((host, index) => (
            <Fragment key={host.slug}>
              {index === 0 ? null : index > 1 ? ", " : " with "}
              <a
                href={`/groups/${host.slug}`}
                className="inline-flex min-h-11 items-center text-accent no-underline hover:underline"
              >
                {host.name}
              </a>
            </Fragment>
          ))}
        </span>
        {moment === "after" && !isOff(meeting) ? <span>{tookPlace(meeting)}</span> : null}
        <MeetingSigns meeting={meeting} at={at} except={NOTICED} className="" />
      </div>
      <h1 lang={lang} className={`poster mt-2 ${posterSize(meeting.title)}`}>
        <TitleText off={isOff(meeting)}>{meeting.title}</TitleText>
      </h1>
      {meeting.occasion ? (
        <p lang={lang} className="headline mt-4 text-2xl sm:text-3xl">
          {meeting.occasion}
        </p>
      ) : null}
      {meeting.summary ? (
        <p lang={lang} className="measure mt-4 font-serif text-xl leading-normal">
          {meeting.summary}
        </p>
      ) : null}
    </header>
  );
}
