"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
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

export async function addOne(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(questionInput, addQuestion, (_value, { meetingId }) =>
    backTo(meetingId, { done: "added" }),
  )(previous, data);
}

export async function saveOne(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(changeQuestionInput, changeQuestion, ({ retired }, { meetingId }) =>
    backTo(meetingId, retired > 0 ? { done: "replaced" } : { done: "saved" }),
  )(previous, data) as Promise<FormState>;
}

export async function addReady(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(readyMadeInput, addReadyMade, () => refresh())(previous, data);
}

export async function move(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(moveInput, moveQuestion, () => refresh())(previous, data);
}

export async function retire(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(
    oneQuestionInput,
    (actor, { id }) => retireQuestion(actor, id),
    () => refresh(),
  )(previous, data);
}

export async function askAgain(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(
    oneQuestionInput,
    (actor, { id }) => askQuestionAgain(actor, id),
    () => refresh(),
  )(previous, data);
}

export async function removeOne(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(
    oneQuestionInput,
    (actor, { id }) => deleteQuestion(actor, id),
    () => refresh(),
  )(previous, data);
}
