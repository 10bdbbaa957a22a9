import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { getQuestions } from "#lib/questions/queries.ts";
import { loadMeeting } from "../../../load.ts";
import { addOne } from "../actions.ts";
import { QuestionForm } from "../question-form.tsx";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "A new question" };

export default deskPart(loadMeeting, async function NewQuestionPage({ params }: Props) {
  const { id } = await params;
  const { actor } = await loadMeeting(id);
  const questions = await getQuestions(actor, id);
  return (
    <>
      <h2 className="headline mb-5 text-2xl">A new question</h2>
      <QuestionForm
        action={addOne}
        meetingId={id}
        before={questions.filter(({ retiredAt }) => !retiredAt)}
      />
    </>
  );
});
