import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { listOpenQuestions } from "#lib/rsvps/desk/by-hand.ts";
import { loadMeeting } from "../../../load.ts";
import { addAction } from "../actions.ts";
import { PersonForm } from "../person-form.tsx";

export const metadata: Metadata = { title: "Add somebody" };

type Props = { params: Promise<{ id: string }> };

export default deskPart(loadMeeting, async function AddPage({ params }: Props) {
  const { id } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const questions = await listOpenQuestions(actor, id);
  return (
    <>
      <h2 className="headline mb-5 text-2xl">Add somebody</h2>
      <PersonForm
        action={addAction}
        meetingId={id}
        values={{
          name: "",
          familyName: "",
          email: "",
          partySize: "1",
          partyNames: "",
          answers: {},
        }}
        asks={{ familyName: meeting.asksFamilyName, partyNames: meeting.asksNames }}
        questions={questions}
        cancelTo={`/dashboard/meetings/${id}/rsvps`}
      />
    </>
  );
});
