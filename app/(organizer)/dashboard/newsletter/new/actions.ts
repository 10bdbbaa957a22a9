"use server";

import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overLimit } from "#app/_server/limits.ts";
import { requireActor } from "#app/_server/session.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { type Preview, previewLetter, sendLetter, sendTest } from "#lib/newsletter/commands.ts";
import { letterInput } from "#lib/newsletter/input.ts";
import { NotFound } from "#lib/result.ts";

export type LetterState = { preview?: Preview; testTo?: string };

/** The form's three buttons: send it, send a test to myself, show it (where scripts are off). */
export async function letterAction(
  previous: FormState,
  data: FormData,
): Promise<FormState<LetterState>> {
  // Nothing is sent yet with these two: what was typed stays in the form.
  const kept = { values: formValues(data) };
  if (data.get("intent") === "test") {
    const actor = await requireActor();
    const flood = await overLimit([["letter-account", actor.accountId]]);
    if (flood) return { ...flood, ...kept };
    const state = await organizerAction(letterInput, sendTest)(previous, data);
    return { ...state, ...kept, value: state.ok ? { testTo: actor.email } : undefined };
  }
  if (data.get("intent") === "show") {
    const state = await organizerAction(letterInput, previewLetter)(previous, data);
    return { ...state, ...kept, value: { preview: state.value } };
  }
  const state = await organizerAction(letterInput, sendLetter, ({ id }) =>
    redirect(`/dashboard/newsletter/${id}?done=sent`),
  )(previous, data);
  return { ...state, value: undefined };
}

/** The mail with what is typed just now; null while it could not be sent. */
export async function showLetterAction(data: FormData): Promise<Preview | null> {
  const actor = await requireActor();
  const draft = letterInput.safeParse(formValues(data));
  if (!draft.success) return null;
  try {
    const preview = await previewLetter(actor, draft.data);
    return preview.ok ? preview.value : null;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
