import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { Status } from "#app/_ui/status.tsx";
import { Table } from "#app/_ui/table.tsx";
import { listGroups } from "#lib/groups/queries.ts";
import { maySeeMembers } from "#lib/members/policy.ts";

export const metadata: Metadata = { title: "Members" };

/** The teams to choose from; straight on to the team where there is only one. */
export default deskPage(async function TeamsPage() {
  const actor = await requireActor();
  const groups = (await listGroups(actor)).filter(({ id }) => maySeeMembers(actor, id));
  const [only] = groups;
  if (only && groups.length === 1) redirect(`/dashboard/members/${only.id}`);
  return (
    <>
      <PageHead title="Members">Who may do what, group by group.</PageHead>
      {groups.length === 0 ? (
        <EmptyState title="No group yet">
          When you organize a group’s meetings, you see its members here.
        </EmptyState>
      ) : (
        <Table
          caption="Groups"
          rows={groups}
          rowKey={(group) => group.id}
          columns={[
            {
              header: "Group",
              cell: (group) => (
                <Link href={`/dashboard/members/${group.id}`} className="font-semibold">
                  {group.name}
                </Link>
              ),
            },
            {
              header: "State",
              cell: ({ archivedAt }) =>
                archivedAt ? <Status>Archived</Status> : "Puts meetings on",
            },
            { header: "Members", align: "end", cell: (group) => group.members },
          ]}
        />
      )}
    </>
  );
});
