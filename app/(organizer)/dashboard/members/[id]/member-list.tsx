import { Table } from "#app/_ui/table.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { mayManageMembers, mayRemoveMember } from "#lib/members/policy.ts";
import type { listMembers } from "#lib/members/queries.ts";
import { shortDate, toLocal } from "#lib/time/dates.ts";
import { RemoveForm } from "./remove-form.tsx";
import { RoleForm } from "./role-form.tsx";

type Member = Awaited<ReturnType<typeof listMembers>>[number];
type Props = { actor: Actor; groupId: string; members: Member[] };

const day = (instant: Date) => shortDate(toLocal(instant, "UTC").slice(0, 10));

/** A group's members, with what the actor may do about each. */
export function MemberList({ actor, groupId, members }: Props) {
  const called = (member: Member) => member.name || member.email;
  const manages = mayManageMembers(actor, groupId);
  return (
    <Table
      caption="Members of the group"
      rows={members}
      rowKey={(member) => member.accountId}
      columns={[
        {
          header: "Name",
          cell: (member) => (
            <>
              <span className="font-semibold">{called(member)}</span>
              {member.accountId === actor.accountId ? " (you)" : null}
              {member.name ? (
                <span className="block break-words text-sm text-quiet">{member.email}</span>
              ) : null}
            </>
          ),
        },
        {
          header: "Role",
          cell: (member) =>
            manages ? (
              <RoleForm
                groupId={groupId}
                accountId={member.accountId}
                role={member.role}
                name={called(member)}
              />
            ) : (
              member.role
            ),
        },
        {
          header: "Last signed in",
          cell: (member) => (member.signedInAt ? day(member.signedInAt) : "never"),
        },
        {
          header: "Remove",
          bare: true,
          cell: (member) =>
            mayRemoveMember(actor, groupId, member.accountId) ? (
              <RemoveForm
                groupId={groupId}
                accountId={member.accountId}
                name={called(member)}
                isSelf={member.accountId === actor.accountId}
              />
            ) : null,
        },
      ]}
    />
  );
}
