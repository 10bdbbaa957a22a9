import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { OneButton } from "#app/_ui/forms/one-button.tsx";
import { ColumnsForm } from "#app/_ui/imports/columns-form.tsx";
import { ListGone } from "#app/_ui/imports/list-gone.tsx";
import { OtherList } from "#app/_ui/imports/other-list.tsx";
import { PlanSection } from "#app/_ui/imports/plan-section.tsx";
import { shownRows } from "#app/_ui/imports/shown-rows.ts";
import { Link } from "#app/_ui/link.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { askedOfList, isOfOther, layoutEntries } from "#lib/imports/layout.ts";
import { say } from "#lib/result.ts";
import { findImport, planOf } from "#lib/rsvps/import/commands.ts";
import { doubtsAbout } from "#lib/rsvps/import/doubts.ts";
import { readLayout, shapeOf } from "#lib/rsvps/import/known.ts";
import { type Fate, unsaidIn } from "#lib/rsvps/import/plan.ts";
import { hasNames } from "#lib/rsvps/import/row-values.ts";
import { plural } from "#lib/text/plural.ts";
import { loadMeeting } from "../../../../load.ts";
import { discardAction, importAction } from "../actions.ts";
import { columnWords, WORDS as KINDS } from "./column-words.ts";
import { type Doubt, ImportForm } from "./import-form.tsx";
import { PlanTable } from "./plan-table.tsx";

export const metadata: Metadata = { title: "Look the list over" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Asked>;
};

const FATES: readonly [Fate | "all", string][] = [
  ["all", "All rows"],
  ["added", "Will be added"],
  ["waiting", "Will wait"],
  ["there", "Already there"],
  ["out", "Left out"],
  ["error", "Cannot be read"],
];

export default deskPart(loadMeeting, async function CheckPage({ params, searchParams }: Props) {
  const { id } = await params;
  const address = await searchParams;
  const { actor } = await loadMeeting(id);
  const kept = await findImport(actor, id);
  const base = `/dashboard/meetings/${id}/rsvps/import`;
  if (!kept) return <ListGone to={base} />;
  const asked: Asked = askedOfList(address, kept.list);
  const layout = readLayout(asked, kept.rows, kept.questions);
  const shape = shapeOf(kept.rows, kept.questions);
  const plan = await planOf(actor, id, kept, layout);
  const named = hasNames(kept.rows, layout);
  const entries = new URLSearchParams(layoutEntries(layout, kept.list)).toString();
  const shown = shownRows(asked, plan, { fates: FATES, entries });
  const good = shown.count("added") + shown.count("waiting");
  const unsaid = unsaidIn(plan);
  return (
    <>
      <p>
        <Link href={base} className="target inline-flex items-center underline">
          Choose another list
        </Link>
      </p>
      <h2 className="headline mt-2 text-2xl wrap-anywhere">{kept.name}</h2>
      {shape ? <p className="mt-1 text-quiet">{shape}</p> : null}
      {isOfOther(address, kept.list) ? <OtherList /> : null}
      <ColumnsForm
        action={`${base}/check`}
        list={kept.list}
        layout={layout}
        rows={kept.rows}
        kinds={columnWords(kept.questions)}
        missing={named ? null : "Say which column holds the names."}
        shape={asked.c === undefined ? shape : (shape ?? "")}
      />
      <PlanSection
        heading="h3"
        shown={shown}
        to={`${base}/check`}
        problems={`${base}/problems.csv?${entries}`}
      >
        {shown.rows.length > 0 ? (
          <PlanTable rows={shown.rows} rowAt={(line) => `${base}/check/${line}?${shown.query()}`} />
        ) : null}
      </PlanSection>
      <div className="mt-6 flex flex-col items-start gap-6">
        {unsaid > 0 ? (
          <p className="measure border-l-4 border-ink pl-4">
            {plural(unsaid, {
              one: "1 row does not say whether they come, and is left out.",
              other: `${unsaid} rows do not say whether they come, and are left out.`,
            })}{" "}
            If an empty cell means that they do, choose “{KINDS["status-or-going"]}” above; or set
            them by hand.
          </p>
        ) : null}
        <LastPress
          meetingId={id}
          list={kept.list}
          named={named}
          entries={entries}
          good={good}
          doubts={doubtsAbout(kept.rows, layout).map((one) => ({
            insist: one.mayInsist ?? "",
            said: say(one),
          }))}
        />
        <OneButton action={discardAction} fields={{ meetingId: id, list: kept.list }}>
          Put this list away
        </OneButton>
      </div>
    </>
  );
});

type Press = {
  meetingId: string;
  list: string;
  named: boolean;
  entries: string;
  good: number;
  doubts: Doubt[];
};

function LastPress({ named, entries, ...press }: Press) {
  if (!named) return <p className="font-semibold">Say above which column holds the names.</p>;
  if (press.good === 0) return <p>There is nothing in it that is not on the list already.</p>;
  return <ImportForm action={importAction} layout={entries} {...press} />;
}
