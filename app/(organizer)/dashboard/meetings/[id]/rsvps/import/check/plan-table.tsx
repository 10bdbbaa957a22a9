import { Link } from "#app/_ui/link.tsx";
import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import { Status, type Tone } from "#app/_ui/status.tsx";
import { type Column, Table } from "#app/_ui/table.tsx";
import type { Fate, PlannedRow } from "#lib/rsvps/import/plan.ts";

const WORDS: Record<Fate, [string, Tone]> = {
  added: ["Will be added", "good"],
  waiting: ["Will wait", "plain"],
  there: ["Already there", "quiet"],
  out: ["Left out", "quiet"],
  error: ["Cannot be read", "danger"],
};

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const nameOf = ({ row, cells }: PlannedRow) =>
  row ? row.name : cut(cells.filter(Boolean).join(" · ")) || "(empty)";

const columns = (rowAt: (line: number) => string): Column<PlannedRow>[] => [
  {
    header: "Name",
    cell: (row) => (
      <span id={`line-${row.line}`} className="font-semibold wrap-anywhere">
        {nameOf(row)}
      </span>
    ),
  },
  {
    header: "Line",
    align: "end",
    cell: ({ line }) => <span className="tabular-nums">{line}</span>,
  },
  {
    header: "E-mail",
    cell: ({ row }) =>
      row?.email ? <span className="block min-w-48 wrap-anywhere">{row.email}</span> : null,
  },
  {
    header: "People",
    align: "end",
    cell: ({ row }) => (row ? <span className="tabular-nums">{row.partySize}</span> : null),
  },
  {
    header: "State",
    cell: ({ row }) => (row ? RSVP_WORDS[row.status] : null),
  },
  {
    header: "What will happen",
    cell: ({ fate, reason, byHand }) => (
      <span className="wrap-anywhere">
        <Status tone={WORDS[fate][1]}>{WORDS[fate][0]}</Status>
        {reason ? <span className="block text-sm text-quiet">{reason}</span> : null}
        {byHand ? <span className="block text-sm text-quiet">Set by hand</span> : null}
      </span>
    ),
  },
  {
    header: "By hand",
    cell: (row) => (
      <Link href={rowAt(row.line)} className="target -my-2.5 inline-flex items-center underline">
        Set<span className="sr-only"> {nameOf(row)} by hand</span>
      </Link>
    ),
  },
];

type Props = {
  rows: PlannedRow[];
  /** The page on which a row's values are set. */
  rowAt: (line: number) => string;
};

/** The rows of the list, each with what will become of it. */
export function PlanTable({ rows, rowAt }: Props) {
  return (
    <Table
      caption="Rows of the list"
      columns={columns(rowAt)}
      rows={rows}
      rowKey={(row) => `${row.line}`}
    />
  );
}
