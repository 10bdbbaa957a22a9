"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import { changeQuestion } from "#lib/questions/change.ts";
import {
  addQuestion,
  addReadyMade,
  askQuestionAgain,
  deleteQuestion,
  moveQuestion,
  retireQuestion,
} from "#lib/questions/commands.ts";
import {
  changeQuestionInput,
  moveInput,
  oneQuestionInput,
  questionInput,
  readyMadeInput,
} from "#lib/questions/input.ts";

function backTo(meetingId: string, outcome: Record<string, string>): never {
  const query = new URLSearchParams(outcome);
  redirect(`/dashboard/meetings/${encodeURIComponent(meetingId)}/questions?${query}`);
}

export const addOne = organizerAction(questionInput, addQuestion, (_value, { meetingId }) =>
  backTo(meetingId, { done: "added" }),
);

export const saveOne = organizerAction(
  changeQuestionInput,
  changeQuestion,
  ({ retired }, { meetingId }) =>
    backTo(meetingId, retired > 0 ? { done: "replaced" } : { done: "saved" }),
);

export const addReady = organizerAction(readyMadeInput, addReadyMade, () => refresh());

export const move = organizerAction(moveInput, moveQuestion, () => refresh());

export const retire = organizerAction(
  oneQuestionInput,
  (actor, { id }) => retireQuestion(actor, id),
  () => refresh(),
);

export const askAgain = organizerAction(
  oneQuestionInput,
  (actor, { id }) => askQuestionAgain(actor, id),
  () => refresh(),
);

export const removeOne = organizerAction(
  oneQuestionInput,
  (actor, { id }) => deleteQuestion(actor, id),
  () => refresh(),
);
