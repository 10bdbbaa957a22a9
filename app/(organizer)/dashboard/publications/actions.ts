"use server";

import { createAction, deleteAction, mergeAction, updateAction } from "#app/_server/kept-action.ts";
import {
  createPublication,
  deletePublication,
  updatePublication,
} from "#lib/reading/publications/commands.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";
import { mergePublications } from "#lib/reading/publications/merge.ts";

export const createPublicationAction = createAction(
  "publication",
  publicationInput,
  createPublication,
);
export const updatePublicationAction = updateAction(
  "publication",
  publicationInput,
  updatePublication,
);
export const deletePublicationAction = deleteAction("publication", deletePublication);
export const mergePublicationsAction = mergeAction("publication", mergePublications);
