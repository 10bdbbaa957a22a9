import { deskPart } from "#app/_server/desk-page.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { MailList } from "#app/_ui/mail/mail-list.tsx";
import { hasRole } from "#lib/access/actor.ts";
import { loadMeeting, meetingTitle } from "../../load.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ state?: string; search?: string; page?: string; mailing?: string }>;
};

export const generateMetadata = meetingTitle("Mail");

export default deskPart(
  loadMeeting,
  async function MeetingMailPage({ params, searchParams }: Props) {
    const { id } = await params;
    const { actor, meeting } = await loadMeeting(id);
    return (
      <>
        <div className="mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
          <h2 className="headline text-2xl">Mail</h2>
          {hasRole(actor, meeting.groupId, "organizer") ? (
            <ButtonLink href={`/dashboard/meetings/${id}/messages`}>Messages</ButtonLink>
          ) : null}
        </div>
        <MailList
          actor={actor}
          base={`/dashboard/meetings/${id}/mail`}
          asked={await searchParams}
          meetingId={id}
        />
      </>
    );
  },
);
