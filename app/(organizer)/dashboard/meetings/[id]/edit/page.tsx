import { deskPart } from "#app/_server/desk-page.tsx";
import { DoneNote } from "#app/_ui/desk/done-note.tsx";
import { mayEdit } from "#lib/meetings/policy.ts";
import { NotFound } from "#lib/result.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { now } from "#lib/time/clock.ts";
import { saveMeeting } from "../../form/actions.ts";
import { FormPage } from "../../form/form-page.tsx";
import { loadFigures, loadMeeting, meetingTitle } from "../../load.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ draft?: string; done?: string }>;
};

export const generateMetadata = meetingTitle("Edit");

export default deskPart(
  loadMeeting,
  async function EditMeetingPage({ params, searchParams }: Props) {
    const { id } = await params;
    const { draft, done } = await searchParams;
    const { actor, meeting } = await loadMeeting(id);
    if (!mayEdit(actor, meeting)) throw new NotFound("Meeting");
    const [values, { toBeTold }] = await Promise.all([getMeetingForm(actor, id), loadFigures(id)]);
    const announced = meeting.status === "published" && meeting.endsAt > now();
    return (
      <>
        <h2 className="sr-only">Edit the meeting</h2>
        {done === "duplicated" && meeting.status === "draft" ? (
          <DoneNote>
            This is the copy, a draft. Set its date, and change what is different this time.
          </DoneNote>
        ) : null}
        <FormPage
          actor={actor}
          action={saveMeeting}
          values={values}
          path={`/dashboard/meetings/${id}/edit`}
          restore={draft === "restore"}
          isDraft={meeting.status === "draft"}
          toBeTold={announced ? toBeTold : 0}
          seatsTaken={meeting.seatsTaken}
        />
      </>
    );
  },
);
