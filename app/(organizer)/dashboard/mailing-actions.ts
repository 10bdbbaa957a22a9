"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { pauseMailing, resumeMailing, stopMailing } from "#lib/mailings/commands.ts";

const input = z.object({ id: requiredId("These mails do not exist.") });

const turn = (command: typeof pauseMailing) =>
  organizerAction(
    input,
    (actor, { id }) => command(actor, id),
    () => refresh(),
  );

export async function pause(previous: FormState, data: FormData): Promise<FormState> {
  return turn(pauseMailing)(previous, data);
}

export async function resume(previous: FormState, data: FormData): Promise<FormState> {
  return turn(resumeMailing)(previous, data);
}

export async function stop(previous: FormState, data: FormData): Promise<FormState> {
  return turn(stopMailing)(previous, data);
}
