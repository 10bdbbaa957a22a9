import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { Status } from "#app/_ui/status.tsx";
import { updateGroupAction } from "#app/(organizer)/dashboard/groups/actions.ts";
import { GroupForm } from "#app/(organizer)/dashboard/groups/group-form.tsx";
import { mayEditGroup } from "#lib/groups/policy.ts";
import { getGroup } from "#lib/groups/queries.ts";
import { NotFound } from "#lib/result.ts";
import { timeZones } from "#lib/time/dates.ts";
import { ArchivePart } from "./archive-part.tsx";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Edit group" };

export default deskPage(async function EditGroupPage({ params }: Props) {
  const actor = await requireActor();
  const { archivedAt, ...group } = await getGroup(actor, (await params).id);
  if (!mayEditGroup(actor, group.id)) throw new NotFound("Group");
  return (
    <>
      <PageHead
        title={group.name}
        kicker="Group"
        actions={
          <>
            <ButtonLink href={`/groups/${group.slug}`}>See its page</ButtonLink>
            <ButtonLink href={`/dashboard/members/${group.id}`}>Members</ButtonLink>
            <ButtonLink href={`/dashboard/groups/${group.id}/mails`}>Words of the mails</ButtonLink>
          </>
        }
      >
        {archivedAt ? (
          <p>
            <Status>Archived</Status> It puts no new meetings on, takes nobody and nothing new, and
            is offered and listed nowhere. Its pages and feeds go on.
          </p>
        ) : null}
      </PageHead>
      <GroupForm
        action={updateGroupAction.bind(null, group.id)}
        group={group}
        timeZones={timeZones()}
        saveLabel="Save"
      />
      <ArchivePart id={group.id} archived={archivedAt !== null} />
    </>
  );
});
