import type { Metadata } from "next";
import Link from "next/link";
import { deskPart } from "#app/_server/desk-page.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { FilterLinks } from "#app/_ui/filter-links.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { type Asked, askedPage, askedText, pageCountFor } from "#lib/forms/asked.ts";
import { type Layout, layoutEntries, readLayout, shapeOf } from "#lib/rsvps/import/columns.ts";
import { findImport, planOf } from "#lib/rsvps/import/commands.ts";
import type { Fate, PlannedRow } from "#lib/rsvps/import/plan.ts";
import { loadMeeting } from "../../../../load.ts";
import { discardAction, importAllAction, importStepAction } from "../actions.ts";
import { ColumnsForm } from "./columns-form.tsx";
import { DiscardForm } from "./discard-form.tsx";
import { ImportPress } from "./import-press.tsx";
import { PlanTable } from "./plan-table.tsx";

export const metadata: Metadata = { title: "Look the list over" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Asked>;
};

const PER_PAGE = 100;

const FATES: [Fate | "all", string][] = [
  ["all", "All rows"],
  ["added", "Will be added"],
  ["waiting", "Will wait"],
  ["there", "Already there"],
  ["out", "Left out"],
  ["error", "Cannot be read"],
];

export default deskPart(loadMeeting, async function CheckPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const { actor } = await loadMeeting(id);
  const kept = await findImport(actor, id);
  const base = `/dashboard/meetings/${id}/rsvps`;
  if (!kept) return <Gone base={base} />;
  const layout = readLayout(asked, kept.rows, kept.questions);
  const shape = shapeOf(kept.rows, kept.questions);
  const plan = await planOf(actor, id, kept.rows, layout);
  const show = FATES.find(([fate]) => fate === askedText(asked, "show"))?.[0] ?? "all";
  const page = askedPage(asked);
  const rows = show === "all" ? plan : plan.filter(({ fate }) => fate === show);
  const pageCount = pageCountFor(page, rows.length, PER_PAGE);
  const entries = new URLSearchParams(layoutEntries(layout)).toString();
  const href = (to: { show?: string; page?: number }) =>
    `${base}/import/check?${entries}&${new URLSearchParams({ show: to.show ?? show, page: String(to.page ?? 1) })}`;
  const count = (fate: Fate) => plan.filter((row) => row.fate === fate).length;
  const good = count("added") + count("waiting");
  return (
    <>
      <p>
        <Link href={`${base}/import`} className="target inline-flex items-center underline">
          Choose another list
        </Link>
      </p>
      <h2 className="headline mt-2 text-2xl wrap-anywhere">{kept.name}</h2>
      {shape ? <p className="mt-1 text-quiet">{shape}</p> : null}
      <Imported asked={asked} base={base} />
      <ColumnsForm
        action={`${base}/import/check`}
        layout={layout}
        rows={kept.rows}
        questions={kept.questions}
        shape={asked.c === undefined ? shape : (shape ?? "")}
      />
      <section className="mt-8">
        <h3 className="headline text-xl">What will happen</h3>
        <div className="mt-2 border-b border-rule">
          <FilterLinks
            label="Rows by what will happen"
            links={FATES.map(([fate, label]) => ({
              href: href({ show: fate }),
              label,
              count: fate === "all" ? plan.length : count(fate),
              here: fate === show,
            })).filter(({ count: n, here }) => n > 0 || here)}
          />
        </div>
        {count("error") > 0 ? (
          <p className="mt-3">
            <a
              href={`${base}/import/problems.csv?${entries}`}
              className="target inline-flex items-center underline"
            >
              Save the rows that cannot be read, with the reasons
            </a>
          </p>
        ) : null}
        <Rows rows={rows.slice((page - 1) * PER_PAGE, page * PER_PAGE)} />
        <Pagination page={page} pageCount={pageCount} href={(n) => href({ page: n })} />
      </section>
      <div className="mt-6 flex flex-col items-start gap-6">
        {good > 0 ? (
          <ImportPress
            meetingId={id}
            layout={entries}
            good={good}
            named={hasNames(layout)}
            action={importAllAction}
            step={importStepAction}
            result={`${base}/import/check?${entries}`}
          />
        ) : (
          <p>There is nothing in it that is not on the list already.</p>
        )}
        <DiscardForm action={discardAction} meetingId={id} />
      </div>
    </>
  );
});

const hasNames = ({ columns }: Layout) =>
  columns.some((kind) => kind === "name" || kind === "first-name" || kind === "last-name");

function Rows({ rows }: { rows: PlannedRow[] }) {
  return rows.length > 0 ? (
    <div className="mt-3">
      <PlanTable rows={rows} />
    </div>
  ) : (
    <EmptyState title="None of these" />
  );
}

function Gone({ base }: { base: string }) {
  return (
    <EmptyState title="The list is not kept any more">
      It is put away after a day.{" "}
      <Link href={`${base}/import`} className="underline">
        Choose the file again
      </Link>
      .
    </EmptyState>
  );
}

/** What came of it, as the address says. */
function Imported({ asked, base }: { asked: Record<string, unknown>; base: string }) {
  if (asked.done !== "imported") return null;
  const figure = (name: string) => Number(/^\d{1,5}$/.exec(askedText(asked, name))?.[0] ?? 0);
  const [added, waiting, left] = [figure("added"), figure("waiting"), figure("left")];
  return (
    <p role="status" className="mt-4 border-l-4 border-good py-1 pl-4">
      {added} added{waiting > 0 ? `, and ${waiting} on the waiting list` : ""}; {left} left out.{" "}
      <Link href={`${base}?source=import`} className="underline">
        See them on the list
      </Link>
    </p>
  );
}
