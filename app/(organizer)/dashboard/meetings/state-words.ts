import type { Tone } from "#app/_ui/status.tsx";
import { momentOf } from "#lib/meetings/moment.ts";
import type { MeetingState } from "#lib/meetings/policy.ts";
import type { Hours } from "#lib/time/sessions.ts";

export type Stated = Hours & {
  status: MeetingState["status"];
  visibility: "public" | "unlisted";
  /** The times of one that is off, once it is on again. */
  nextTimes?: object | null;
};

/** A meeting's state in a word, and in a sentence that says what it means. */
export function stateInWords(
  meeting: Stated,
  at: Date,
): { word: string; tone: Tone; sentence: string } {
  const moment = momentOf(meeting, at);
  switch (meeting.status) {
    case "draft":
      return {
        word: "Draft",
        tone: "plain",
        sentence: "It is a draft: only organizers of the group see it.",
      };
    case "cancelled":
      return {
        word: "Cancelled",
        tone: "danger",
        sentence: "It is cancelled. Its page stays and says so.",
      };
    case "postponed":
      return {
        word: "Postponed",
        tone: "danger",
        sentence: meeting.nextTimes
          ? "It is postponed. Nobody is told of its new date until you put it on again."
          : "It is postponed. Set a new date, then put it on again.",
      };
    case "published": {
      if (moment === "during") {
        return { word: "Happening now", tone: "good", sentence: "It is taking place now." };
      }
      if (moment === "after") {
        return {
          word: "Past",
          tone: "quiet",
          sentence: "It took place. Its page stays as the record.",
        };
      }
      return meeting.visibility === "public"
        ? { word: "On", tone: "good", sentence: "It is on, and everybody can find its page." }
        : {
            word: "On, unlisted",
            tone: "good",
            sentence: "It is on. Only those who have the link find its page.",
          };
    }
  }
}
