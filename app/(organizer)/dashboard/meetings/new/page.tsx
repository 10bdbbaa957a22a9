import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { listHostChoices } from "#lib/desk/form-options.ts";
import { takenFrom } from "#lib/scheduling/follow-host.ts";
import { newValues } from "#lib/scheduling/values.ts";
import { saveNewMeeting } from "../form/actions.ts";
import { FormPage } from "../form/form-page.tsx";

export const metadata: Metadata = { title: "Schedule a meeting" };

type Props = { searchParams: Promise<{ group?: string; draft?: string }> };

export default deskPage(async function NewMeetingPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { group, draft } = await searchParams;
  const hosts = await listHostChoices(actor);
  const host = hosts.find(({ id }) => id === group) ?? hosts[0];
  if (!host) {
    return (
      <>
        <PageHead title="Schedule a meeting" />
        <EmptyState title="You organize no group that puts meetings on">
          Meetings are scheduled by organizers. An owner of the group can make you one, and can take
          up again one that is archived.
        </EmptyState>
      </>
    );
  }
  const values = newValues({ groupId: host.id, ...takenFrom(host) });
  return (
    <>
      <PageHead title="Schedule a meeting">
        Title, date and place are enough to begin. It stays a draft until you put it on.
      </PageHead>
      <FormPage
        actor={actor}
        action={saveNewMeeting}
        values={values}
        path="/dashboard/meetings/new"
        restore={draft === "restore"}
        isDraft
        toBeTold={0}
        seatsTaken={0}
      />
    </>
  );
});
