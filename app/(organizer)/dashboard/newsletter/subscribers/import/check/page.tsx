import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { FilterLinks } from "#app/_ui/filter-links.tsx";
import { ColumnsForm } from "#app/_ui/imports/columns-form.tsx";
import { DiscardForm } from "#app/_ui/imports/discard-form.tsx";
import { ListGone } from "#app/_ui/imports/list-gone.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { Pagination } from "#app/_ui/pagination.tsx";
import { type Asked, askedPage, askedText, pageCountFor } from "#lib/forms/asked.ts";
import { layoutEntries } from "#lib/imports/layout.ts";
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

const PER_PAGE = 100;

const FATES: [Fate | "all", string][] = [
  ["all", "All rows"],
  ["subscribed", "Will be subscribed"],
  ["asked", "Will be asked"],
  ["there", "Already there"],
  ["out", "Left out"],
  ["error", "Cannot be read"],
];

const WORDS: Record<ColumnKind, string> = {
  email: "E-mail",
  how: "How they agreed",
  agreed: "When they agreed",
  "signed-up": "When they signed up by a form",
  state: "State",
  left: "When they unsubscribed",
  bounced: "When no mail reached them",
};

export default deskPage(async function CheckSubscribersPage({ searchParams }: Props) {
  const asked = await searchParams;
  const actor = await requireActor();
  const kept = await findSubscribers(actor);
  const base = "/dashboard/newsletter/subscribers/import";
  if (!kept) return <ListGone to={base} />;
  const layout = readLayout(asked, kept.rows);
  const shape = shapeOf(kept.rows);
  const plan = await planOfSubscribers(actor, kept, layout);
  const show = FATES.find(([fate]) => fate === askedText(asked, "show"))?.[0] ?? "all";
  const page = askedPage(asked);
  const rows = show === "all" ? plan : plan.filter(({ fate }) => fate === show);
  const entries = new URLSearchParams(layoutEntries(layout)).toString();
  const href = (to: { show?: string; page?: number }) =>
    `${base}/check?${entries}&${new URLSearchParams({ show: to.show ?? show, page: String(to.page ?? 1) })}`;
  const count = (fate: Fate) => plan.filter((row) => row.fate === fate).length;
  const named = layout.columns.includes("email");
  return (
    <>
      <PageHead
        title={<span className="wrap-anywhere">{kept.name}</span>}
        kicker={<Link href={base}>Choose another list</Link>}
      >
        {shape ? <p>{shape}</p> : null}
      </PageHead>
      <ColumnsForm
        action={`${base}/check`}
        layout={layout}
        rows={kept.rows}
        kinds={COLUMN_KINDS.map((kind) => [kind, WORDS[kind]] as const)}
        missing={named ? null : "Say which column holds the addresses."}
        shape={asked.c === undefined ? shape : (shape ?? "")}
      />
      <section className="mt-8">
        <h2 className="headline text-xl">What will happen</h2>
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
              href={`${base}/problems.csv?${entries}`}
              className="target inline-flex items-center underline"
            >
              Save the rows that cannot be read, with the reasons
            </a>
          </p>
        ) : null}
        {rows.length > 0 ? (
          <div className="mt-3">
            <PlanTable rows={rows.slice((page - 1) * PER_PAGE, page * PER_PAGE)} />
          </div>
        ) : (
          <EmptyState title="None of these" />
        )}
        <Pagination
          page={page}
          pageCount={pageCountFor(page, rows.length, PER_PAGE)}
          href={(n) => href({ page: n })}
        />
      </section>
      <div className="mt-6 flex flex-col items-start gap-6">
        {named && count("subscribed") + count("asked") > 0 ? (
          <ConsentForm
            action={importAction}
            layout={entries}
            subscribed={count("subscribed")}
            asked={count("asked")}
          />
        ) : (
          <p>There is nobody in it who could be subscribed or asked.</p>
        )}
        <DiscardForm action={discardAction} />
      </div>
    </>
  );
});
