"use server";

import { refresh } from "next/cache";
import { organizerAction } from "#app/_server/action.ts";
import { dropRestored, sendRestored } from "#lib/restored/commands.ts";
import { restoredInput } from "#lib/restored/input.ts";

export const send = organizerAction(restoredInput, (actor) => sendRestored(actor), refresh);

export const giveUp = organizerAction(restoredInput, (actor) => dropRestored(actor), refresh);
