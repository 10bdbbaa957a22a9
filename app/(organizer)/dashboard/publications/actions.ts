"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction, rowAction } from "#app/_server/action.ts";
import { requiredId } from "#lib/forms/fields.ts";
import {
  createPublication,
  deletePublication,
  updatePublication,
} from "#lib/reading/publications/commands.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";
import { mergePublications } from "#lib/reading/publications/merge.ts";

export const createPublicationAction = organizerAction(
  publicationInput,
  createPublication,
  ({ id }) => redirect(`/dashboard/publications/${id}?done=created`),
);

export const updatePublicationAction = rowAction(publicationInput, updatePublication, (_, id) =>
  redirect(`/dashboard/publications/${id}?done=saved`),
);

export const deletePublicationAction = rowAction(z.object({}), deletePublication, () =>
  redirect("/dashboard/publications?done=deleted"),
);

export const mergePublicationsAction = rowAction(
  z.object({ intoId: requiredId("Choose the publication that stays.") }),
  (actor, fromId, { intoId }) => mergePublications(actor, fromId, intoId),
  ({ id }) => redirect(`/dashboard/publications/${id}?done=merged`),
);
