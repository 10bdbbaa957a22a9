import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { OtherList } from "#app/_ui/imports/other-list.tsx";
import { Link } from "#app/_ui/link.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { askedOfList, isOfOther } from "#lib/imports/layout.ts";
import { NotFound } from "#lib/result.ts";
import { typedByHand } from "#lib/rsvps/import/by-hand.ts";
import { findImport } from "#lib/rsvps/import/commands.ts";
import { readLayout } from "#lib/rsvps/import/known.ts";
import { rawValues, readingOf } from "#lib/rsvps/import/row-values.ts";
import { isNobody } from "#lib/rsvps/import/states.ts";
import { loadMeeting } from "../../../../../load.ts";
import { leaveOutAction, resetAction, setRowAction } from "../../actions.ts";
import { RowDeedForm } from "./row-deed-form.tsx";
import { RowForm } from "./row-form.tsx";

export const metadata: Metadata = { title: "Set a row by hand" };

type Props = { params: Promise<{ id: string; line: string }>; searchParams: Promise<Asked> };

/** One row of a list that is looked over: its values, to be set in place of what the file says. */
export default deskPart(loadMeeting, async function RowPage({ params, searchParams }: Props) {
  const { id, line } = await params;
  const asked = await searchParams;
  const { actor } = await loadMeeting(id);
  const kept = await findImport(actor, id);
  const base = `/dashboard/meetings/${id}/rsvps/import`;
  if (!kept) throw new NotFound("Row");
  const rows = (
    <Link
      href={`${base}/check?${queryOf(asked)}#line-${line}`}
      className="target inline-flex items-center underline"
    >
      All rows
    </Link>
  );
  // Line 3 of another list is another person.
  if (isOfOther(asked, kept.list)) {
    return (
      <>
        <OtherList />
        <p className="mt-4">{rows}</p>
      </>
    );
  }
  const row = kept.rows.find((one) => String(one.line) === line);
  if (!row) throw new NotFound("Row");
  const layout = readLayout(askedOfList(asked, kept.list), kept.rows, kept.questions);
  const set = kept.byHand.get(row.line);
  const leftOut = set !== undefined && "leftOut" in set;
  const raw = rawValues(row.cells, readingOf(kept.rows, layout));
  const said = raw.status && !isNobody(raw.status) ? raw.status : "";
  const values = set && !leftOut ? typedByHand(set) : { ...raw, status: said };
  const back = queryOf(asked);
  const which = { meetingId: id, list: kept.list, line: row.line, back };
  return (
    <>
      <p>{rows}</p>
      <h2 className="headline mt-2 text-2xl">Line {row.line}, by hand</h2>
      <p className="mt-2 text-quiet wrap-anywhere">{row.cells.filter(Boolean).join(" · ")}</p>
      {leftOut ? <p className="mt-2 font-semibold">This row is left out.</p> : null}
      <div className="mt-6 flex flex-col items-start gap-6">
        <RowForm action={setRowAction} which={which} values={values} />
        {leftOut ? null : (
          <RowDeedForm action={leaveOutAction} which={which}>
            Leave this row out
          </RowDeedForm>
        )}
        {set ? (
          <RowDeedForm action={resetAction} which={which}>
            Take it as the file has it
          </RowDeedForm>
        ) : null}
      </div>
    </>
  );
});

/** What the page of all rows was asked for. */
function queryOf(asked: Asked): string {
  const entries = Object.entries(asked).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return new URLSearchParams(entries).toString().slice(0, 4000);
}
