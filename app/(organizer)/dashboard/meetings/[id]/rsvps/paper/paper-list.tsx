import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import { questionLine } from "#lib/questions/rules.ts";
import type { DeskRsvp } from "#lib/rsvps/desk/queries.ts";
import { withThem } from "#lib/rsvps/desk/seats-named.ts";
import { PAPER_WORDS } from "./kinds.ts";

/** Lines to write on at the end of a sign-in sheet, for those who come without an RSVP. */
const BLANK = 20;

type Props = { rows: readonly DeskRsvp[]; paper: "list" | "sheet"; answers: boolean };

/** The list as a table, or as a sheet to sign: black on white. */
export function PaperList({ rows, paper, answers }: Props) {
  const sheet = paper === "sheet";
  const says = answers && !sheet;
  return (
    <table className="paper">
      <caption className="sr-only">{PAPER_WORDS[paper].title}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className="w-16 text-right">
            People
          </th>
          <th scope="col">{sheet ? "Signature" : "State"}</th>
          {says ? <th scope="col">Notes and answers</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((rsvp) => (
          <tr key={rsvp.id} className={sheet ? "h-10" : undefined}>
            <th scope="row">
              {rsvp.name}
              <span className="block text-sm font-normal">{withThem(rsvp.partyNames)}</span>
            </th>
            <td className="text-right tabular-nums">{rsvp.partySize}</td>
            <td data-short>{sheet ? null : RSVP_WORDS[rsvp.status]}</td>
            {says ? <td>{said(rsvp)}</td> : null}
          </tr>
        ))}
        {sheet
          ? Array.from({ length: BLANK }, (_, line) => (
              <tr key={line} className="h-10">
                <td />
                <td />
                <td />
              </tr>
            ))
          : null}
      </tbody>
    </table>
  );
}

function said({ note, answers }: DeskRsvp): string {
  return [
    note,
    ...answers.map((answer) => `${questionLine(answer.label, answer.seat)} ${answer.said}`),
  ]
    .filter(Boolean)
    .join(" · ");
}
