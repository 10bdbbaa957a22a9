import type { ListedMailing } from "#lib/mailings/queries.ts";
import { reachedNobody } from "#lib/mailings/words.ts";
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

/** How a mailing stands; nobody was sent what reached nobody. */
export function MailingState({ mailing }: { mailing: Pick<ListedMailing, "state" | "progress"> }) {
  if (reachedNobody(mailing)) return <Status tone="quiet">Not sent</Status>;
  const { state } = mailing;
  return <Status tone={TONES[state]}>{MAILING_WORDS[state]}</Status>;
}
