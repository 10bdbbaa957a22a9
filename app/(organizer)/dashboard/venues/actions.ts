"use server";

import { keptActions } from "#app/_server/kept-action.ts";
import { venueCommands } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";

export const { create, update, remove, merge } = keptActions("venue", venueInput, venueCommands);
