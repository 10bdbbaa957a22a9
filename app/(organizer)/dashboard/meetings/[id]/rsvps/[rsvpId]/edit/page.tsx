import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { getTypedAnswers, listOpenQuestions } from "#lib/rsvps/desk/by-hand.ts";
import { getRsvp } from "#lib/rsvps/desk/queries.ts";
import { loadMeeting } from "../../../../load.ts";
import { correctAction } from "../../actions.ts";
import { PersonForm } from "../../person-form.tsx";

export const metadata: Metadata = { title: "Edit an RSVP" };

type Props = { params: Promise<{ id: string; rsvpId: string }> };

export default deskPart(loadMeeting, async function EditRsvpPage({ params }: Props) {
  const { id, rsvpId } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const rsvp = await getRsvp(actor, id, rsvpId);
  const [questions, answers] = await Promise.all([
    listOpenQuestions(actor, id),
    getTypedAnswers(actor, id, rsvpId),
  ]);
  return (
    <>
      <h2 className="headline mb-5 text-2xl wrap-anywhere">Edit {rsvp.name}</h2>
      <PersonForm
        action={correctAction}
        meetingId={id}
        id={rsvpId}
        values={{
          name: rsvp.name,
          familyName: rsvp.familyName,
          partyNames: rsvp.partyNames.join("\n"),
          email: rsvp.email ?? "",
          partySize: String(rsvp.partySize),
          answers,
        }}
        asks={{
          familyName: meeting.asksFamilyName || rsvp.familyName !== "",
          partyNames: meeting.asksNames || rsvp.partyNames.length > 0,
        }}
        questions={questions}
        cancelTo={`/dashboard/meetings/${id}/rsvps/${rsvpId}`}
      />
    </>
  );
});
