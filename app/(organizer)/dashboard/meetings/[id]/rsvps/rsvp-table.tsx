import Link from "next/link";
import { RsvpStatus } from "#app/_ui/rsvps/rsvp-status.tsx";
import { type Column, Table } from "#app/_ui/table.tsx";
import { stamp } from "#lib/dates.ts";
import type { DeskRsvp } from "#lib/rsvps/desk-queries.ts";

type Props = {
  meeting: { id: string; timeZone: string; mayManage: boolean };
  rows: DeskRsvp[];
};

/** On a narrow screen a cell stands beside its label, all lines of it. */
const CELL = "inline-block align-top wrap-anywhere @max-[40rem]:max-w-[calc(100%-7.25rem)]";

/** Who comes and who waits. Whoever organizes opens an RSVP by its name; helpers see names and parties. */
export function RsvpTable({ meeting, rows }: Props) {
  const columns: Column<DeskRsvp>[] = [
    {
      header: "Name",
      cell: (rsvp) => {
        const name = rsvp.erasedAt ? "Erased" : rsvp.name;
        return meeting.mayManage ? (
          <Link
            href={`/dashboard/meetings/${meeting.id}/rsvps/${rsvp.id}`}
            className="-my-2.5 inline-block min-w-11 py-2.5 font-semibold wrap-anywhere"
          >
            {name}
          </Link>
        ) : (
          <span className="font-semibold wrap-anywhere">{name}</span>
        );
      },
    },
    ...(meeting.mayManage
      ? [
          {
            header: "E-mail",
            cell: ({ email }: DeskRsvp) => (email ? <span className={CELL}>{email}</span> : null),
          },
        ]
      : []),
    {
      header: "People",
      align: "end",
      cell: ({ partySize }) => <span className="tabular-nums">{partySize}</span>,
    },
    { header: "State", cell: ({ status }) => <RsvpStatus status={status} /> },
    {
      header: "Received",
      cell: ({ createdAt, promotedAt }) => (
        <span className={CELL}>
          <time dateTime={createdAt.toISOString()}>{stamp(createdAt, meeting.timeZone)}</time>
          {promotedAt ? (
            <span className="block text-sm text-quiet">
              moved up {stamp(promotedAt, meeting.timeZone)}
            </span>
          ) : null}
        </span>
      ),
    },
    ...(meeting.mayManage
      ? [
          {
            header: "Note",
            cell: ({ note }: DeskRsvp) =>
              note ? <span className={`${CELL} whitespace-pre-line`}>{note}</span> : null,
          },
        ]
      : []),
  ];
  return <Table caption="RSVPs" columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
