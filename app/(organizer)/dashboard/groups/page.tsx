import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { Status } from "#app/_ui/status.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { mayCreateGroup, mayEditGroup } from "#lib/groups/policy.ts";
import { listGroups } from "#lib/groups/queries.ts";

export const metadata: Metadata = { title: "Groups" };

const yourRole = (actor: Actor, groupId: string) =>
  actor.roles[groupId] ?? (actor.siteAdmin ? "site admin" : "");

export default deskPage(async function GroupsPage() {
  const actor = await requireActor();
  const groups = await listGroups(actor);
  return (
    <>
      <PageHead
        title="Groups"
        actions={
          mayCreateGroup(actor) ? (
            <ButtonLink href="/dashboard/groups/new" variant="primary">
              Add a group
            </ButtonLink>
          ) : null
        }
      >
        The societies that you have a role in.
      </PageHead>
      {groups.length === 0 ? (
        <EmptyState title="No group yet">
          {mayCreateGroup(actor)
            ? "Add the society whose meetings you want to put on."
            : "When a group’s owner invites you, it stands here."}
        </EmptyState>
      ) : (
        <Table
          caption="Your groups"
          rows={groups}
          rowKey={(group) => group.id}
          columns={[
            {
              header: "Name",
              cell: (group) =>
                mayEditGroup(actor, group.id) ? (
                  <Link href={`/dashboard/groups/${group.id}`} className="font-semibold">
                    {group.name}
                  </Link>
                ) : (
                  <span className="font-semibold">{group.name}</span>
                ),
            },
            {
              header: "State",
              cell: ({ archivedAt }) =>
                archivedAt ? <Status>Archived</Status> : "Puts meetings on",
            },
            { header: "Your role", cell: (group) => yourRole(actor, group.id) },
            { header: "Time zone", cell: (group) => group.timeZone },
            { header: "Members", align: "end", cell: (group) => group.members },
            {
              header: "Page",
              bare: true,
              cell: (group) => (
                <Link href={`/groups/${group.slug}`}>
                  See its page<span className="sr-only">: {group.name}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
    </>
  );
});
