import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { Status } from "#app/_ui/status.tsx";
import { Unmailed } from "#app/(organizer)/dashboard/unmailed.tsx";
import { mayManageMembers } from "#lib/members/policy.ts";
import { getTeam, listInvitations, listMembers } from "#lib/members/queries.ts";
import { InvitationList } from "./invitation-list.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberList } from "./member-list.tsx";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Members" };

export default deskPage(async function TeamPage({ params }: Props) {
  const actor = await requireActor();
  const group = await getTeam(actor, (await params).id);
  const members = await listMembers(actor, group.id);
  const invitations = await listInvitations(actor, group.id);
  const manages = mayManageMembers(actor, group.id);
  return (
    <>
      <PageHead title="Members" kicker={group.name}>
        Owners decide who may do what. Organizers schedule meetings and see who is coming. Helpers
        see who is coming, for the door.
        {group.archivedAt ? (
          <p className="mt-1">
            <Status>Archived</Status> The group takes nobody new until it is taken up again.
          </p>
        ) : null}
      </PageHead>
      {manages ? <Unmailed actor={actor} /> : null}
      <div className="flex flex-col gap-10">
        <MemberList actor={actor} groupId={group.id} members={members} />
        {manages || invitations.length > 0 ? (
          <InvitationList invitations={invitations} manages={manages} />
        ) : null}
        {manages && !group.archivedAt ? (
          <section aria-labelledby="invite-heading" className="flex flex-col gap-4">
            <h2 id="invite-heading" className="headline text-2xl">
              Invite somebody
            </h2>
            <InviteForm groupId={group.id} />
          </section>
        ) : null}
      </div>
    </>
  );
});
