import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import type { AskedQuestion, DeskRsvp } from "#lib/rsvps/desk/queries.ts";
import { namedSeats, withThem } from "#lib/rsvps/desk/seats-named.ts";

type Props = {
  rows: readonly DeskRsvp[];
  questions: readonly AskedQuestion[];
  /** Where the meeting's questions are set. */
  setAt: string;
};

/** Each person by name, with what they answered about food and for themselves alone. */
export function Kitchen({ rows, questions, setAt }: Props) {
  const asked = questions.filter(({ per, sensitive }) => per === "seat" || sensitive === "diet");
  const areNamed = rows.some(({ partyNames }) => withThem(partyNames) !== "");
  if (asked.length === 0 && !areNamed) return <NothingAsked setAt={setAt} />;
  return (
    <table className="paper">
      <caption className="sr-only">For the kitchen</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {asked.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.flatMap((rsvp) =>
          namedSeats(rsvp).map(({ seat, name }) => (
            <tr key={`${rsvp.id} ${seat}`}>
              <th scope="row">{name}</th>
              {asked.map(({ id }) => (
                <td key={id}>{saidBy(rsvp, id, seat)}</td>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

function NothingAsked({ setAt }: Pick<Props, "setAt">) {
  return (
    <EmptyState
      title="Nothing is asked about food"
      action={<ButtonLink href={setAt}>Ask a question</ButtonLink>}
    >
      The RSVP form of this meeting has no question about food, and none for each person: there is
      nothing to tell the kitchen but how many come. Ask one, and the answers stand here by name.
    </EmptyState>
  );
}

/** What is answered once for the party stands with its first. */
function saidBy({ answers }: DeskRsvp, questionId: string, seat: number): string {
  return answers
    .filter((one) => one.questionId === questionId)
    .filter((one) => one.seat === seat || (one.seat === 0 && seat === 1))
    .map(({ said }) => said)
    .join("; ");
}
