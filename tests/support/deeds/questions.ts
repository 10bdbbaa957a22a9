import { changeQuestion } from "#lib/questions/change.ts";
import {
  addQuestion,
  addReadyMade,
  askQuestionAgain,
  deleteQuestion,
  moveQuestion,
  retireQuestion,
} from "#lib/questions/commands.ts";
import { changeQuestionInput, questionInput, readyMadeInput } from "#lib/questions/input.ts";
import { deed, m } from "./deed.ts";

const meetingId = m("meeting");
const asked = { meetingId, label: "Which boots?", kind: "one-of", options: "brown\nblack" };

/** What organizers do to what a meeting asks. */
export const questionDeeds = {
  addQuestion: deed("organizer", { do: (by) => addQuestion(by, questionInput.parse(asked)) }),
  addReadyMade: deed("organizer", {
    do: (by) => addReadyMade(by, readyMadeInput.parse({ meetingId, about: "diet" })),
  }),
  changeQuestion: deed("organizer", {
    do: (by) => changeQuestion(by, changeQuestionInput.parse({ ...asked, id: m("drink") })),
  }),
  moveQuestion: deed("organizer", {
    do: (by) => moveQuestion(by, { id: m("drink"), by: "down" }),
  }),
  retireQuestion: deed("organizer", { do: (by) => retireQuestion(by, m("drink")) }),
  askQuestionAgain: deed("organizer", { do: (by) => askQuestionAgain(by, m("old")) }),
  deleteQuestion: deed("organizer", { do: (by) => deleteQuestion(by, m("fresh")) }),
};
