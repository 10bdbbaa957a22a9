import { deskPart } from "#app/_server/desk-page.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { DoneNote, outcome } from "#app/_ui/desk/done-note.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { getQuestions } from "#lib/questions/queries.ts";
import { loadMeeting, meetingTitle } from "../../load.ts";
import { Preview } from "./preview.tsx";
import { QuestionList } from "./question-list.tsx";
import { ReadyMade } from "./ready-made.tsx";
import { RetiredList } from "./retired-list.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

export const generateMetadata = meetingTitle("Questions");

const DONE = {
  added: "The question is on the form.",
  saved: "Saved.",
  replaced:
    "Saved as a new question. The old one is retired, and the answers it was given are kept below and in the list of RSVPs.",
};

export default deskPart(loadMeeting, async function QuestionsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { actor } = await loadMeeting(id);
  const questions = await getQuestions(actor, id);
  const asked = questions.filter(({ retiredAt }) => !retiredAt);
  const retired = questions.filter(({ retiredAt }) => retiredAt);
  const add = (
    <ButtonLink href={`/dashboard/meetings/${id}/questions/new`} variant="primary">
      Add a question
    </ButtonLink>
  );
  return (
    <>
      <DoneNote>{outcome(DONE, (await searchParams).done)}</DoneNote>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="questions-title">
          <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
            <h2 id="questions-title" className="headline text-2xl">
              Questions on the RSVP form
            </h2>
            {asked.length > 0 ? add : null}
          </div>
          {asked.length > 0 ? (
            <QuestionList questions={asked} meetingId={id} />
          ) : (
            <EmptyState title="The form asks only name, e-mail and how many." action={add}>
              Every question is one more reason not to answer. Ask what you need to know to prepare
              the meeting, and nothing else.
            </EmptyState>
          )}
          <ReadyMade meetingId={id} asked={asked} />
          {retired.length > 0 ? <RetiredList questions={retired} /> : null}
        </section>
        {asked.length > 0 ? <Preview questions={asked} /> : null}
      </div>
    </>
  );
});
