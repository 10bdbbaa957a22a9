import { AskedQuestions } from "#app/_ui/questions/asked-questions.tsx";
import { answerText } from "#lib/questions/rules.ts";
import type { ManagedRsvp } from "#lib/rsvps/public-queries.ts";
import { saveRsvp } from "./actions.ts";
import { ChangeForm } from "./change-form.tsx";

type Props = {
  rsvp: ManagedRsvp;
  token: string;
  /** Whether that was done just now. */
  saved: boolean;
};

/** Everything of the RSVP that can be changed in place. */
export function Change({ rsvp, token, saved }: Props) {
  const { name, familyName, partySize, comment, named, meeting, questions } = rsvp;
  const partyNames = rsvp.partyNames.join("\n");
  return (
    <section id="change">
      <h2 className="headline text-2xl">Change it</h2>
      <ChangeForm
        action={saveRsvp}
        token={token}
        saved={saved}
        stored={{
          name,
          familyName,
          partySize,
          partyNames,
          comment,
          named,
          answers: storedAnswers(rsvp),
        }}
        most={rsvp.mostPerParty}
        names={meeting.namesAttendees}
        asks={{ familyName: meeting.asksFamilyName, partyNames: meeting.asksNames }}
        questions={questions.length > 0 ? <AskedQuestions questions={questions} /> : null}
      />
    </section>
  );
}

/** The answers as the form's fields hold them: `{ q01…: { s0: "yes" } }`. */
function storedAnswers({ answers }: ManagedRsvp): Record<string, Record<string, unknown>> {
  const fields: Record<string, Record<string, unknown>> = {};
  for (const { questionId, seat, value } of answers) {
    const field = `q${questionId}`;
    fields[field] = { ...fields[field], [`s${seat}`]: answerText(value) };
  }
  return fields;
}
