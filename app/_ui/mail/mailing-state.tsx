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
