"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { requiredId } from "#lib/forms/fields.ts";
import {
  createPublication,
  deletePublication,
  updatePublication,
} from "#lib/reading/publications/commands.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";
import { mergePublications } from "#lib/reading/publications/merge.ts";

export async function createPublicationAction(
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(publicationInput, createPublication, ({ id }) =>
    redirect(`/dashboard/publications/${id}?done=created`),
  )(previous, data);
}

export async function updatePublicationAction(
  id: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    publicationInput,
    (actor, input) => updatePublication(actor, id, input),
    () => redirect(`/dashboard/publications/${id}?done=saved`),
  )(previous, data, id);
}

export async function deletePublicationAction(
  id: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    z.object({}),
    (actor) => deletePublication(actor, id),
    () => redirect("/dashboard/publications?done=deleted"),
  )(previous, data, id);
}

export async function mergePublicationsAction(
  fromId: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    z.object({ intoId: requiredId("Choose the publication that stays.") }),
    (actor, { intoId }) => mergePublications(actor, fromId, intoId),
    ({ id }) => redirect(`/dashboard/publications/${id}?done=merged`),
  )(previous, data, fromId);
}
