import { Fragment } from "react";
import type { ProgrammeItem } from "#lib/meetings/parts.ts";
import { programmeTimes } from "#lib/meetings/programme-times.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { clockTime, longDate } from "#lib/time/dates.ts";

/** Said where the title does not say it itself. */
const KIND: Partial<Record<ProgrammeItem["kind"], string>> = {
  discussion: "discussion",
  film: "film",
  music: "music",
};

/** A programme of so many items stays in one column of the handbill. */
const SHORT = 8;

/** The day of an item, where it is not that of the one before. */
function dayNamed(times: readonly (string | null)[], index: number, start: string): string {
  const before = times.slice(0, index).findLast((time) => time !== null) ?? start;
  const time = times[index] ?? before;
  return time.slice(0, 10) === before.slice(0, 10) ? "" : longDate(time);
}

/** What happens when, with who speaks. */
export function Programme({ meeting }: { meeting: PublicMeeting }) {
  const times = programmeTimes(meeting);
  const timed = times.some((time) => time !== null);
  return (
    <ol
      className={`border-b border-rule ${meeting.programme.length > SHORT ? "" : "print:break-inside-avoid"}`}
    >
      {meeting.programme.map((item, index) => {
        const time = times[index];
        const day = dayNamed(times, index, meeting.startsAtLocal);
        const kind = KIND[item.kind];
        return (
          <li
            key={item.id}
            className={`border-t border-rule py-3 first:border-ink print:py-1.5 ${timed ? "grid grid-cols-[4rem_1fr] gap-x-2 sm:grid-cols-[5rem_1fr]" : ""}`}
          >
            {day ? <p className="kicker col-span-full mb-1 text-quiet">{day}</p> : null}
            {timed ? (
              <span className="font-[680] tabular-nums">
                {time ? <time dateTime={time}>{clockTime(time)}</time> : null}
              </span>
            ) : null}
            <div className="min-w-0">
              <h3
                lang={meeting.language || undefined}
                className="text-lg leading-snug font-[680] wrap-anywhere"
              >
                {item.title}
                {kind && !item.title.toLowerCase().includes(kind) ? (
                  <span className="font-normal text-quiet"> {kind}</span>
                ) : null}
              </h3>
              {item.speakers.length > 0 ? (
                <p className="text-lg leading-snug">
                  {item.speakers.map((speaker, n) => (
                    <Fragment key={speaker.slug}>
                      {n === 0 ? null : n === item.speakers.length - 1 ? " and " : ", "}
                      {meeting.visibility === "public" ? (
                        <a href={`/speakers/${speaker.slug}`}>{speaker.name}</a>
                      ) : (
                        speaker.name
                      )}
                    </Fragment>
                  ))}
                </p>
              ) : null}
              {item.description ? (
                <p className="measure mt-1 font-serif whitespace-pre-line">{item.description}</p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
