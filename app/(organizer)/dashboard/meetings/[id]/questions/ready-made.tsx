import { OneButton } from "#app/_ui/forms/one-button.tsx";
import type { DeskQuestion } from "#lib/questions/queries.ts";
import { READY_MADE, readyToAsk } from "#lib/questions/ready-made.ts";
import { addReady } from "./actions.ts";

type Props = { meetingId: string; asked: readonly DeskQuestion[] };

/** Questions to add with one press. */
export function ReadyMade({ meetingId, asked }: Props) {
  const left = readyToAsk(asked);
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="ready-title" className="mt-8">
      <h3 id="ready-title" className="headline text-xl">
        Ready-made
      </h3>
      <p className="measure mt-1 text-quiet">
        What people need and what they do not eat is nobody’s business once the meeting is over:
        these answers are erased a day after its end, before everything else, and the form says so.
      </p>
      <ul className="mt-3 flex flex-col gap-2">
        {left.map((about) => (
          <li key={about}>
            <OneButton action={addReady} fields={{ meetingId, about }}>
              Ask: {READY_MADE[about].label}
            </OneButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
