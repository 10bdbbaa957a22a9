"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { setStatus } from "#app/_front/response.ts";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { requireActor } from "#app/_server/session.ts";
import { formValues } from "#lib/forms/form-values.ts";
import type { Written } from "#lib/mail/templates/meeting-mail.ts";
import { previewWords, resetWords, setWords } from "#lib/mail/wording/commands.ts";
import { isWordedKind, wordsInput } from "#lib/mail/wording/input.ts";
import { done } from "#lib/result.ts";

/** A bound argument comes back through the browser, so it is looked at like any other input. */
function noSuchMail(): FormState<Written> {
  setStatus(404);
  return { ok: false, formError: "There is no such mail." };
}

/** The form's two buttons: one saves, the other shows the mail with what was typed. */
export async function wordsAction(
  groupId: string,
  kind: string,
  previous: FormState,
  data: FormData,
): Promise<FormState<Written>> {
  if (!isWordedKind(kind)) return noSuchMail();
  if (formValues(data).intent === "show") {
    const state = await organizerAction(wordsInput(kind), async (actor, words) =>
      done(await previewWords(actor, groupId, kind, words)),
    )(previous, data, groupId, kind);
    // Nothing is saved yet: what was typed stays in the form.
    return { ...state, values: formValues(data) };
  }
  const state = await organizerAction(
    wordsInput(kind),
    (actor, words) => setWords(actor, groupId, kind, words),
    () => redirect(`/dashboard/groups/${groupId}/mails/${kind}?done=saved`),
  )(previous, data, groupId, kind);
  return { ...state, value: undefined };
}

/** The mail with what is typed just now; null while it could not be saved. */
export async function showWordsAction(
  groupId: string,
  kind: string,
  data: FormData,
): Promise<Written | null> {
  const actor = await requireActor();
  const words = isWordedKind(kind) ? wordsInput(kind).safeParse(formValues(data)) : null;
  if (!words?.success || !isWordedKind(kind)) return null;
  return previewWords(actor, groupId, kind, words.data);
}

export async function resetWordsAction(
  groupId: string,
  kind: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  if (!isWordedKind(kind)) return noSuchMail();
  return organizerAction(
    z.object({}),
    (actor) => resetWords(actor, groupId, kind),
    () => redirect(`/dashboard/groups/${groupId}/mails/${kind}?done=reset`),
  )(previous, data, groupId, kind);
}
