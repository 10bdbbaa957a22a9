import { isOff } from "#lib/meetings/moment.ts";
import { now } from "#lib/time/clock.ts";
import { type Hours, sessionAt } from "#lib/time/sessions.ts";

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
  meeting: Hours & { status: string };
  /** What is said before the times, and after them. */
  before?: string;
  after?: string;
  className?: string;
};

/**
 * The times by the visitor's own clock, where that differs (_browser/page/own-time.ts),
 * of daily hours those of the next day.
 * Only of what is to come: nobody has to be anywhere for what is over or off.
 * Nothing without scripts: the meeting's zone is always shown beside it.
 */
export function OwnTime({ meeting, before, after, className }: Props) {
  const session = sessionAt(meeting, now());
  if (isOff(meeting) || !session) return null;
  const { startsAtLocal, startsAt, endsAtLocal, endsAt } = session;
  return (
    <own-time
      hidden
      class={className}
      data-from={startsAt.getTime()}
      data-to={endsAt.getTime()}
      data-offset={offsetMinutes(startsAtLocal, startsAt)}
      data-end-offset={offsetMinutes(endsAtLocal, endsAt)}
      data-before={before}
      data-after={after}
    />
  );
}

/** Minutes that the meeting's clock is then ahead of UTC. */
function offsetMinutes(local: string, instant: Date): number {
  return Math.round((Date.parse(`${local}:00Z`) - instant.getTime()) / 60_000);
}
