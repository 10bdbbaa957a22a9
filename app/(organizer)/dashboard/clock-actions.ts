"use server";

import { refresh } from "next/cache";
import { organizerAction } from "#app/_server/action.ts";
import { believeClock } from "#lib/clock/commands.ts";
import { clockInput } from "#lib/clock/input.ts";

export const believe = organizerAction(clockInput, (actor) => believeClock(actor), refresh);
