import type { DeskRsvp } from "#lib/rsvps/desk/queries.ts";
import { namedSeats } from "#lib/rsvps/desk/seats-named.ts";

type Props = { rows: readonly DeskRsvp[]; meeting: { title: string; groupName: string } };

/** To be read across a table; a long name on two or three lines. */
const sizeOf = (name: string) => (name.length <= 32 ? "text-4xl" : "text-2xl");

/** A badge for each person, to be cut out: two in a row, none torn between two sheets. */
export function Badges({ rows, meeting }: Props) {
  return (
    <ul className="grid grid-cols-1 gap-3 min-[30rem]:grid-cols-2 print:grid-cols-2">
      {rows.flatMap((rsvp) =>
        namedSeats(rsvp).map(({ seat, name }) => (
          <li
            key={`${rsvp.id} ${seat}`}
            className="flex min-h-[5.5cm] break-inside-avoid flex-col justify-between border border-dashed border-edge p-4"
          >
            <span className="kicker text-quiet">{meeting.groupName}</span>
            <span className={`headline leading-tight wrap-anywhere ${sizeOf(name)}`}>{name}</span>
            <span className="text-sm wrap-anywhere text-quiet">{meeting.title}</span>
          </li>
        )),
      )}
    </ul>
  );
}
