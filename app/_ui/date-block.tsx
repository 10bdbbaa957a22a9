const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "June",
  "July",
  "Aug",
  "Sept",
  "Oct",
  "Nov",
  "Dec",
];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Day, month, weekday and year of a local date or date-time ("2007-10-07T14:00"), without any zone. */
export function datePieces(local: string) {
  const [year = 0, month = 1, day = 1] = local.slice(0, 10).split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, day, month: MONTHS[month - 1] ?? "", weekday: WEEKDAYS[weekday] ?? "" };
}

type Props = {
  /** The meeting's local start: "2007-10-07" or "2007-10-07T14:00". */
  local: string;
  /** Shows the year too; for lists that go beyond one year. */
  year?: boolean;
  /** Past meetings are quieter. */
  quiet?: boolean;
};

/** The day as on a noticeboard: number large, weekday and month with it. */
export function DateBlock({ local, year = false, quiet = false }: Props) {
  const date = datePieces(local);
  return (
    <time dateTime={local} className={`block w-16 shrink-0 ${quiet ? "text-quiet" : "text-ink"}`}>
      <span className="kicker block">{date.weekday} </span>
      <span className="poster block text-5xl tabular-nums">{date.day} </span>
      <span className="headline block text-lg leading-tight">
        {date.month}
        {year ? ` ${date.year}` : ""}
      </span>
    </time>
  );
}
