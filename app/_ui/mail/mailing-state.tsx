import type { ListedMailing } from "#lib/mailings/queries.ts";
import { Status, type Tone } from "../status.tsx";

type State = ListedMailing["state"];

const MAILING_WORDS: Record<State, string> = {
  draft: "Not sent yet",
  sending: "Being sent",
  paused: "Paused",
  sent: "Sent",
  stopped: "Stopped",
};

const TONES: Record<State, Tone> = {
  draft: "quiet",
  sending: "plain",
  paused: "plain",
  sent: "good",
  stopped: "danger",
};

export function MailingState({ state }: { state: State }) {
  return <Status tone={TONES[state]}>{MAILING_WORDS[state]}</Status>;
}

/** How far a mailing has come: a bar, and the figures that it repeats. */
export function MailingProgress({ progress }: Pick<ListedMailing, "progress">) {
  const { recipients, owed, queued, sent, parked, dropped, skipped } = progress;
  const settled = recipients - owed - queued;
  const figures = [
    [`${sent} sent`, true],
    [`${queued} waiting`, queued > 0],
    [`${owed} still to be written`, owed > 0],
    [`${parked} refused by a mail server`, parked > 0],
    [`${dropped} given up`, dropped > 0],
    [`${skipped} left out: they had cancelled or were erased`, skipped > 0],
  ] as const;
  return (
    <div className="max-w-xl">
      <p className="headline text-xl tabular-nums">
        {settled} of {recipients} done
      </p>
      <progress
        value={settled}
        max={Math.max(1, recipients)}
        className="mt-2 h-3 w-full accent-ink"
      >
        {settled} of {recipients}
      </progress>
      <p className="mt-1 text-quiet tabular-nums">
        {figures
          .filter(([, there]) => there)
          .map(([words]) => words)
          .join(" · ")}
      </p>
    </div>
  );
}
