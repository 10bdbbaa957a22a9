"use server";

import { keptActions } from "#app/_server/kept-action.ts";
import { speakerCommands } from "#lib/speakers/commands.ts";
import { speakerInput } from "#lib/speakers/input.ts";

export const { create, update, remove, merge } = keptActions(
  "speaker",
  speakerInput,
  speakerCommands,
);
