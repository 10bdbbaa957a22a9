import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { OneButton } from "#app/_ui/forms/one-button.tsx";
import { ColumnsForm } from "#app/_ui/imports/columns-form.tsx";
import { ListGone } from "#app/_ui/imports/list-gone.tsx";
import { OtherList } from "#app/_ui/imports/other-list.tsx";
import { PlanSection } from "#app/_ui/imports/plan-section.tsx";
import { shownRows } from "#app/_ui/imports/shown-rows.ts";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { askedOfList, isOfOther, layoutEntries } from "#lib/imports/layout.ts";
import {
  COLUMN_KINDS,
  type ColumnKind,
  readLayout,
  shapeOf,
} from "#lib/subscribers/import/columns.ts";
import { findSubscribers, planOfSubscribers } from "#lib/subscribers/import/commands.ts";
import type { Fate } from "#lib/subscribers/import/plan.ts";
import { discardAction, importAction } from "../actions.ts";
import { ConsentForm } from "./consent-form.tsx";
import { PlanTable } from "./plan-table.tsx";

export const metadata: Metadata = { title: "Look the list over" };

type Props = { searchParams: Promise<Asked> };

const FATES: readonly [Fate | "all", string][] = [
  ["all", "All rows"],
  ["subscribed", "Will be subscribed"],
  ["asked", "Will be asked"],
  ["there", "Already there"],
  ["out", "Left out"],
  ["error", "Cannot be read"],
];

const WORDS: Record<ColumnKind, string> = {
  email: "E-mail",
  how: "How they agreed, and when",
  agreed: "When they agreed",
  "signed-up": "When they signed up by a form",
  state: "State",
  left: "When they unsubscribed",
  bounced: "When no mail reached them",
};

export default deskPage(async function CheckSubscribersPage({ searchParams }: Props) {
  const address = await searchParams;
  const actor = await requireActor();
  const kept = await findSubscribers(actor);
  const base = "/dashboard/newsletter/subscribers/import";
  if (!kept) return <ListGone to={base} />;
  const asked: Asked = askedOfList(address, kept.list);
  const layout = readLayout(asked, kept.rows);
  const shape = shapeOf(kept.rows);
  const plan = await planOfSubscribers(actor, kept, layout);
  const entries = new URLSearchParams(layoutEntries(layout, kept.list)).toString();
  const shown = shownRows(asked, plan, { fates: FATES, entries });
  const named = layout.columns.includes("email");
  return (
    <>
      <PageHead
        title={<span className="wrap-anywhere">{kept.name}</span>}
        kicker={<Link href={base}>Choose another list</Link>}
      >
        {shape ? <p>{shape}</p> : null}
      </PageHead>
      {isOfOther(address, kept.list) ? <OtherList /> : null}
      <ColumnsForm
        action={`${base}/check`}
        list={kept.list}
        layout={layout}
        rows={kept.rows}
        kinds={COLUMN_KINDS.map((kind) => [kind, WORDS[kind]] as const)}
        missing={named ? null : "Say which column holds the addresses."}
        shape={asked.c === undefined ? shape : (shape ?? "")}
      />
      <PlanSection
        heading="h2"
        shown={shown}
        to={`${base}/check`}
        problems={`${base}/problems.csv?${entries}`}
      >
        {shown.rows.length > 0 ? <PlanTable rows={shown.rows} /> : null}
      </PlanSection>
      <div className="mt-6 flex flex-col items-start gap-6">
        {named && shown.count("subscribed") + shown.count("asked") > 0 ? (
          <ConsentForm
            action={importAction}
            list={kept.list}
            layout={entries}
            subscribed={shown.count("subscribed")}
            asked={shown.count("asked")}
          />
        ) : (
          <p>There is nobody in it who could be subscribed or asked.</p>
        )}
        <OneButton action={discardAction} fields={{ list: kept.list }}>
          Put this list away
        </OneButton>
      </div>
    </>
  );
});
