import type { ListedImport } from "#lib/imports/queries.ts";
import { Refreshing } from "../refreshing.tsx";
import { Status, type Tone } from "../status.tsx";

type State = ListedImport["state"];

const STATES: Record<State, [string, Tone]> = {
  importing: ["Being imported", "plain"],
  done: ["Imported", "good"],
  stopped: ["Stopped", "danger"],
  undoing: ["Being taken away", "plain"],
  undone: ["Taken away again", "quiet"],
};

/** How an import stands, for lists. */
export function ImportState({ state }: { state: State }) {
  const [words, tone] = STATES[state];
  return <Status tone={tone}>{words}</Status>;
}

type Props = {
  list: ListedImport;
  /** What rows became, by outcome: what is said of them, in this order. */
  words: readonly (readonly [outcome: string, words: string])[];
  /** Those whose rows are still to be taken away, while an import is undone. */
  undoable?: readonly string[];
};

/** How far an import has come: a bar while it goes on, and the figures in any case. */
export function ImportProgress({ list, words, undoable = [] }: Props) {
  const { state, figures, detail } = list;
  const goesOn = state === "importing" || state === "undoing";
  const became = (outcome: string) => figures.became[outcome] ?? 0;
  const owed = state === "undoing" ? undoable.reduce((n, one) => n + became(one), 0) : figures.owed;
  const settled = figures.rows - owed;
  return (
    <div className="max-w-xl" role="status">
      {goesOn ? <Refreshing every={1500} /> : null}
      <p className="headline text-xl tabular-nums">
        {goesOn ? `${settled} of ${figures.rows} rows done` : STATES[state][0]}
      </p>
      {goesOn ? (
        <>
          <progress
            aria-label={`${settled} of ${figures.rows} rows done`}
            value={settled}
            max={Math.max(1, figures.rows)}
            className="mt-2 h-3 w-full"
          />
          <p className="text-sm text-quiet">You can leave this page; it goes on by itself.</p>
        </>
      ) : null}
      {typeof detail.why === "string" ? <p className="mt-1 text-danger">{detail.why}</p> : null}
      <p className="mt-1 text-quiet tabular-nums">
        {words
          .filter(([outcome]) => became(outcome) > 0)
          .map(([outcome, said]) => `${became(outcome)} ${said}`)
          .join(" · ")}
      </p>
    </div>
  );
}
