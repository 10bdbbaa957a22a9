import type { Actor } from "#lib/access/actor.ts";
import { listAnswers } from "#lib/questions/queries.ts";
import { answerLine } from "#lib/questions/rules.ts";

export type Answered = {
  questionId: string;
  label: string;
  /** 0 for the party, 1… for each seat. */
  seat: number;
  said: string;
};

/** What was answered on each of these RSVPs (of all of the meeting's if none are named), in the order of the questions. NotFound for helpers and strangers. */
export async function answersOf(
  actor: Actor,
  meetingId: string,
  rsvpIds?: readonly string[],
): Promise<Map<string, Answered[]>> {
  const { questions, answers } = await listAnswers(actor, meetingId, rsvpIds);
  const byRsvp = Map.groupBy(answers, ({ rsvpId }) => rsvpId);
  return new Map(
    [...byRsvp].map(([rsvpId, given]) => [
      rsvpId,
      questions.flatMap(({ id, label }) =>
        given
          .filter(({ questionId }) => questionId === id)
          .map(({ seat, value }) => ({ questionId: id, label, seat, said: answerLine(value) })),
      ),
    ]),
  );
}
