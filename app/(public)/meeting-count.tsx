import { counted } from "#lib/text/plural.ts";

/** How many meetings a link leads to: a figure to the eye, words to the ear. */
export function MeetingCount({ meetings }: { meetings: number }) {
  return (
    <span className="text-sm text-quiet tabular-nums">
      <span aria-hidden="true">{meetings}</span>
      <span className="sr-only">, {counted(meetings, { one: "meeting", other: "meetings" })}</span>
    </span>
  );
}
