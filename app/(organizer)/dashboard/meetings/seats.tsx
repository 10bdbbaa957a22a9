import { counted, plural } from "#lib/text/plural.ts";

type Props = {
  seatsTaken: number;
  capacity: number | null;
  /** Seats that people on the waiting list want. */
  waiting?: number;
};

/** Seats taken against the seats there are: the figures large, and a bar that repeats them. */
export function Seats({ seatsTaken, capacity, waiting = 0 }: Props) {
  const over = capacity === null ? 0 : Math.max(0, seatsTaken - capacity);
  const share = capacity ? Math.min(1, seatsTaken / capacity) : 0;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2 leading-none">
        <span className="poster text-6xl tabular-nums">{seatsTaken}</span>
        <span className="headline text-xl">
          {capacity === null
            ? plural(seatsTaken, { one: "seat taken", other: "seats taken" })
            : `of ${capacity} seats taken`}
        </span>
      </p>
      {capacity === null ? null : (
        <svg
          aria-hidden="true"
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          className="mt-3 block h-3 w-full border border-ink"
        >
          <rect width={share * 100} height="4" className="fill-ink" />
        </svg>
      )}
      {over > 0 ? <p className="mt-2 font-semibold text-danger">Over by {over}</p> : null}
      {waiting > 0 ? (
        <p className="mt-2 font-semibold">
          {counted(waiting, { one: "seat", other: "seats" })} asked for on the waiting list
        </p>
      ) : null}
    </div>
  );
}
