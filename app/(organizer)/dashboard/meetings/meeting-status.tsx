import { Status } from "#app/_ui/status.tsx";
import { type Stated, stateInWords } from "./state-words.ts";

/** The state of a meeting in a word. */
export function MeetingStatus({ meeting, at }: { meeting: Stated; at: Date }) {
  const { word, tone } = stateInWords(meeting, at);
  return <Status tone={tone}>{word}</Status>;
}
