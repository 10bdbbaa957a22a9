"use server";

import { refresh, revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { setStatus } from "#app/_front/response.ts";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import type { Actor } from "#lib/access/actor.ts";
import { suggestionInput } from "#lib/desk/input.ts";
import { bringBack, putAway } from "#lib/desk/put-away.ts";
import { discardFormDraft } from "#lib/form-drafts/commands.ts";
import { formValues } from "#lib/forms/form-values.ts";
import type { Result } from "#lib/result.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { recordInput, type VerbInput, verbInput, withdrawInput } from "#lib/scheduling/input.ts";
import { recordMeeting } from "#lib/scheduling/record.ts";
import {
  cancelMeeting,
  deleteMeeting,
  postponeMeeting,
  publishMeeting,
  reinstateMeeting,
  unpublishMeeting,
} from "#lib/scheduling/state.ts";
import { thankAttendees } from "#lib/scheduling/thanks.ts";
import { signedOut } from "../form/prepare.ts";
import { addFigure } from "./figure-action.ts";

type Command = (actor: Actor, input: VerbInput) => Promise<Result>;

/** One change of state: its command, and the word by which the overview confirms it. */
const change = (command: Command, done: string) =>
  organizerAction(verbInput, command, (_value, { id }) =>
    goTo(`/dashboard/meetings/${id}?done=${done}`),
  );

function goTo(path: string): never {
  revalidatePath("/dashboard/meetings", "layout");
  redirect(path);
}

export const publish = change(publishMeeting, "published");
export const unpublish = organizerAction(withdrawInput, unpublishMeeting, (_value, { id }) =>
  goTo(`/dashboard/meetings/${id}?done=unpublished`),
);
export const postpone = change(postponeMeeting, "postponed");
export const cancel = change(cancelMeeting, "cancelled");
export const reinstate = change(reinstateMeeting, "reinstated");
export const thank = change(thankAttendees, "thanked");

export const putSuggestionAway = organizerAction(suggestionInput, putAway, () => refresh());
export const bringSuggestionBack = organizerAction(suggestionInput, bringBack, () => refresh());

export const deleteDraft = organizerAction(withdrawInput, deleteMeeting, () =>
  goTo("/dashboard/meetings?list=drafts&done=deleted"),
);

export const duplicate = organizerAction(
  verbInput,
  (actor, { id }) => duplicateMeeting(actor, id),
  ({ id }) => goTo(`/dashboard/meetings/${id}/edit?done=duplicated`),
);

export async function record(_previous: FormState, data: FormData): Promise<FormState> {
  const back = await signedOut(data);
  if (back) return back;
  const { step } = formValues(data);
  if (step === "figure.remove") return again(data, { figureId: "" });
  const pictured = await withFigure(data);
  if (pictured && (step === "figure" || !pictured.ok)) return pictured.form;
  return organizerAction(
    recordInput,
    async (actor, input) => {
      const result = await recordMeeting(actor, input);
      if (result.ok && !data.has("draftOffered")) {
        await discardFormDraft(actor, `record:${input.id}`);
      }
      return result;
    },
    (_value, { id }) => goTo(`/dashboard/meetings/${id}?done=recorded`),
  )({ ok: false }, data);
}

const again = (data: FormData, change: Record<string, unknown>): FormState => {
  data.delete("image");
  return { ok: false, values: { ...formValues(data), ...change } };
};

/**
 * A picture that is not put in the report yet goes to its end, in the form's
 * data too; null where there is none, unless it is asked for.
 */
async function withFigure(data: FormData): Promise<{ ok: boolean; form: FormState } | null> {
  const file = data.get("image");
  const chosen = (file instanceof File && file.size > 0) || Boolean(data.get("figureId"));
  if (!chosen && formValues(data).step !== "figure") return null;
  const added = await addFigure(data);
  if (!added.ok) {
    setStatus(422);
    return { ok: false, form: { ...again(data, {}), fieldErrors: added.fieldErrors } };
  }
  const report = String(data.get("report") ?? "").trimEnd();
  data.set("report", [report, added.text].filter(Boolean).join("\n\n"));
  for (const name of ["figureId", "figureAlt", "figureCaption"]) data.set(name, "");
  return { ok: true, form: again(data, {}) };
}
