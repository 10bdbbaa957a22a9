import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { invite } from "../actions.ts";
import { InviteForm } from "./invite-form.tsx";

export const metadata: Metadata = { title: "Add a subscriber" };

export default deskPage(async function NewSubscriberPage() {
  const actor = await requireActor();
  const groups = await listGroupChoices(actor);
  const list = "/dashboard/newsletter/subscribers";
  return (
    <>
      <PageHead title="Add a subscriber" kicker={<Link href={list}>Subscribers</Link>}>
        <p>
          They are asked by mail whether they agree, and are sent nothing before they say yes. Ask
          only people who told you that they want it.
        </p>
      </PageHead>
      {groups.length > 0 ? (
        <InviteForm
          action={invite}
          groups={groups.map(({ id, label }) => ({ id, name: label }))}
          cancelTo={list}
        />
      ) : (
        <EmptyState title="You organize no group yet">
          Subscribers are added to a group that you organize.
        </EmptyState>
      )}
    </>
  );
});
