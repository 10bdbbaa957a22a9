import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { getQuestions } from "#lib/questions/queries.ts";
import { NotFound } from "#lib/result.ts";
import { loadMeeting } from "../../../load.ts";
import { saveOne } from "../actions.ts";
import { QuestionForm } from "../question-form.tsx";

type Props = { params: Promise<{ id: string; questionId: string }> };

export const metadata: Metadata = { title: "A question" };

export default deskPart(loadMeeting, async function QuestionPage({ params }: Props) {
  const { id, questionId } = await params;
  const { actor } = await loadMeeting(id);
  const asked = (await getQuestions(actor, id)).filter(({ retiredAt }) => !retiredAt);
  const index = asked.findIndex((question) => question.id === questionId);
  const question = asked[index];
  if (!question) throw new NotFound("Question");
  return (
    <>
      <h2 className="headline mb-5 text-2xl">Change the question</h2>
      <QuestionForm
        action={saveOne}
        meetingId={id}
        question={question}
        before={asked.slice(0, index)}
      />
    </>
  );
});
