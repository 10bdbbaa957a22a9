import { isOff, momentOf } from "#lib/meetings/moment.ts";
import { now } from "#lib/time/clock.ts";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "own-time": {
        class?: string;
        hidden?: boolean;
        [data: `data-${string}`]: string | number | undefined;
      };
    }
  }
}

type Props = {
  meeting: { status: string; startsAtLocal: string; startsAt: Date; endsAt: Date };
  /** What is said before the times, and after them. */
  before?: string;
  after?: string;
  className?: string;
};

/**
 * The times by the visitor's own clock, where that differs (_browser/page/own-time.ts).
 * Only of what is to come: nobody has to be anywhere for what is over or off.
 * Nothing without scripts: the meeting's zone is always shown beside it.
 */
export function OwnTime({ meeting, before, after, className }: Props) {
  const { startsAtLocal, startsAt, endsAt } = meeting;
  if (isOff(meeting) || momentOf(meeting, now()) === "after") return null;
  return (
    <own-time
      hidden
      class={className}
      data-from={startsAt.getTime()}
      data-to={endsAt.getTime()}
      data-offset={offsetMinutes(startsAtLocal, startsAt)}
      data-before={before}
      data-after={after}
    />
  );
}

/** Minutes that the meeting's clock is ahead of UTC at its start. */
function offsetMinutes(local: string, instant: Date): number {
  return Math.round((Date.parse(`${local}:00Z`) - instant.getTime()) / 60_000);
}
