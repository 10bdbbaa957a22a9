import type { ListedMeeting } from "#lib/meetings/public-list.ts";
import { partialDate } from "#lib/time/dates.ts";
import { Noticeboard } from "./noticeboard.tsx";

type Props = { meetings: readonly ListedMeeting[]; at: Date; showGroup?: boolean };

/** A long noticeboard under the names of its months, in the order given. */
export function ByMonth({ meetings, at, showGroup }: Props) {
  const months = Map.groupBy(meetings, (meeting) => meeting.startsAtLocal.slice(0, 7));
  return [...months].map(([month, list]) => (
    <section key={month} className="mb-10 grid gap-x-8 lg:grid-cols-[12rem_1fr]">
      <h2 className="headline mb-2 text-xl lg:pt-4">{partialDate(month)}</h2>
      <Noticeboard meetings={list} at={at} heading="h3" showGroup={showGroup} />
    </section>
  ));
}
