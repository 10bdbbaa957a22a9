"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { createSpeaker, deleteSpeaker, updateSpeaker } from "#lib/speakers/commands.ts";
import { speakerInput } from "#lib/speakers/input.ts";
import { mergeSpeakers } from "#lib/speakers/merge.ts";

export async function createSpeakerAction(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(speakerInput, createSpeaker, ({ id }) =>
    redirect(`/dashboard/speakers/${id}?done=created`),
  )(previous, data);
}

export async function updateSpeakerAction(
  id: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    speakerInput,
    (actor, input) => updateSpeaker(actor, id, input),
    () => redirect(`/dashboard/speakers/${id}?done=saved`),
  )(previous, data, id);
}

export async function deleteSpeakerAction(
  id: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    z.object({}),
    (actor) => deleteSpeaker(actor, id),
    () => redirect("/dashboard/speakers?done=deleted"),
  )(previous, data, id);
}

export async function mergeSpeakersAction(
  fromId: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    z.object({ intoId: requiredId("Choose the speaker that stays.") }),
    (actor, { intoId }) => mergeSpeakers(actor, fromId, intoId),
    ({ id }) => redirect(`/dashboard/speakers/${id}?done=merged`),
  )(previous, data, fromId);
}
