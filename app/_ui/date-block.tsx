import { dateParts } from "#lib/time/dates.ts";

type Props = {
  /** The meeting's local start: "2007-10-07T14:00". */
  local: string;
  /** Shows the year too; for lists that go beyond one year. */
  year?: boolean;
  /** Past meetings are quieter. */
  quiet?: boolean;
};

/** The day as on a noticeboard: number large, weekday and month with it. */
export function DateBlock({ local, year = false, quiet = false }: Props) {
  const date = dateParts(local);
  return (
    <time
      dateTime={local}
      className={`row-span-2 block w-14 shrink-0 sm:w-20 ${quiet ? "text-quiet" : "text-ink"}`}
    >
      <span className="kicker block">{date.weekday} </span>
      <span className="poster block text-[2.75rem] sm:text-6xl">{date.day} </span>
      <span className="kicker block">
        {date.month}
        {year ? <span className="max-sm:block"> {date.year}</span> : null}
      </span>
    </time>
  );
}
