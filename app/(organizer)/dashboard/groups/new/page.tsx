import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { createGroupAction } from "#app/(organizer)/dashboard/groups/actions.ts";
import { GroupForm } from "#app/(organizer)/dashboard/groups/group-form.tsx";
import { mayCreateGroup } from "#lib/groups/policy.ts";
import { NotFound } from "#lib/result.ts";
import { timeZones } from "#lib/time/dates.ts";

export const metadata: Metadata = { title: "Add a group" };

export default deskPage(async function NewGroupPage() {
  if (!mayCreateGroup(await requireActor())) throw new NotFound("Page");
  return (
    <>
      <PageHead title="Add a group">You become its first owner.</PageHead>
      <GroupForm action={createGroupAction} timeZones={timeZones()} saveLabel="Add the group" />
    </>
  );
});
