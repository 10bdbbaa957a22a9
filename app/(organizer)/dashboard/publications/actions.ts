"use server";

import { keptActions } from "#app/_server/kept-action.ts";
import { publicationCommands } from "#lib/reading/publications/commands.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";

export const { create, update, remove, merge } = keptActions(
  "publication",
  publicationInput,
  publicationCommands,
);
