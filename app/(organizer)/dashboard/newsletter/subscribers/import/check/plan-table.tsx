import { Status, type Tone } from "#app/_ui/status.tsx";
import { type Column, Table } from "#app/_ui/table.tsx";
import type { Fate, PlannedRow } from "#lib/subscribers/import/plan.ts";
import { shortDate } from "#lib/time/dates.ts";

const WORDS: Record<Fate, [string, Tone]> = {
  subscribed: ["Will be subscribed", "good"],
  asked: ["Will be asked by mail", "plain"],
  there: ["Already there", "quiet"],
  out: ["Left out", "quiet"],
  error: ["Cannot be read", "danger"],
};

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const columns: Column<PlannedRow>[] = [
  {
    header: "E-mail",
    cell: ({ said, cells }) => (
      <span className="font-semibold wrap-anywhere">
        {said?.email ?? (cut(cells.filter(Boolean).join(" · ")) || "(empty)")}
      </span>
    ),
  },
  {
    header: "Line",
    align: "end",
    cell: ({ line }) => <span className="tabular-nums">{line}</span>,
  },
  {
    header: "Agreed",
    cell: ({ said }) => (
      <span className="wrap-anywhere">
        {[said?.how, said?.agreedAt ? shortDate(said.agreedAt.slice(0, 10)) : ""]
          .filter(Boolean)
          .join(", ")}
      </span>
    ),
  },
  {
    header: "What will happen",
    cell: ({ fate, reason }) => (
      <span className="wrap-anywhere">
        <Status tone={WORDS[fate][1]}>{WORDS[fate][0]}</Status>
        {reason ? <span className="block text-sm text-quiet">{reason}</span> : null}
      </span>
    ),
  },
];

/** The rows of the list, each with what will become of it. */
export function PlanTable({ rows }: { rows: PlannedRow[] }) {
  return (
    <Table
      caption="Rows of the list"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.line}`}
    />
  );
}
