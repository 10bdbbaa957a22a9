import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { ImportList } from "#app/_ui/imports/import-list.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { listImports } from "#lib/imports/queries.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { findSubscribers } from "#lib/subscribers/import/commands.ts";
import { stamp } from "#lib/time/dates.ts";
import { keepAction } from "./actions.ts";
import { ListForm } from "./list-form.tsx";

export const metadata: Metadata = { title: "Import subscribers" };

export default deskPage(async function ImportSubscribersPage() {
  const actor = await requireActor();
  const groups = await listGroupChoices(actor);
  const kept = await findSubscribers(actor);
  const before = await listImports(actor, { kind: "subscribers" });
  const timeZone = await getSiteTimeZone();
  const list = "/dashboard/newsletter/subscribers";
  return (
    <>
      <PageHead title="Import subscribers" kicker={<Link href={list}>Subscribers</Link>}>
        <p>
          A list from another newsletter or a spreadsheet, saved as CSV: up to 5,000 rows. Who
          unsubscribed or could not be reached, there or here, stays out. Where the list says how
          and when somebody agreed they are subscribed; everybody else is asked by mail first.
        </p>
      </PageHead>
      {kept ? (
        <p className="measure mb-6 border-l-4 border-ink py-1 pl-4">
          “{kept.name}” of {stamp(kept.keptAt, timeZone)} is still here.{" "}
          <Link href={`${list}/import/check`} className="underline">
            Go on with it
          </Link>
          , or choose another.
        </p>
      ) : null}
      {groups.length > 0 ? (
        <ListForm
          action={keepAction}
          groups={groups.map(({ id, label }) => ({ id, name: label }))}
        />
      ) : (
        <EmptyState title="You organize no group yet">
          Subscribers are added to a group that you organize.
        </EmptyState>
      )}
      <ImportList imports={before} base={`${list}/import`} timeZone={timeZone} />
    </>
  );
});
