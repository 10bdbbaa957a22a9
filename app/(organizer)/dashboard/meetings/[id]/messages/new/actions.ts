"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { requireActor } from "#app/_server/session.ts";
import { formValues } from "#lib/forms/form-values.ts";
import {
  type MessagePreview,
  previewMessage,
  sendMessage,
  sendTestMessage,
} from "#lib/messages/commands.ts";
import { messageDraft, messageInput } from "#lib/messages/input.ts";
import { NotFound } from "#lib/result.ts";

export type MessageState = { preview?: MessagePreview; testTo?: string };

/** The form's three buttons: send it, send a test to myself, show it (where scripts are off). */
export async function messageAction(
  previous: FormState,
  data: FormData,
): Promise<FormState<MessageState>> {
  // Nothing is sent yet with these two: what was typed stays in the form.
  const kept = { values: formValues(data) };
  if (data.get("intent") === "test") {
    const state = await organizerAction(messageDraft, sendTestMessage)(previous, data);
    return { ...state, ...kept, value: { testTo: state.value?.email } };
  }
  if (data.get("intent") === "show") {
    const state = await organizerAction(messageDraft, previewMessage)(previous, data);
    return { ...state, ...kept, value: { preview: state.value } };
  }
  const state = await organizerAction(
    messageInput,
    async (actor, input) => {
      const sent = await sendMessage(actor, input);
      // The number of people on the page is no longer right.
      if (!sent.ok && sent.mayInsist) refresh();
      return sent;
    },
    ({ id }, { meetingId }) =>
      redirect(`/dashboard/meetings/${meetingId}/messages/${id}?done=sent`),
  )(previous, data);
  return { ...state, value: undefined };
}

/** The mail with what is typed just now; null while it could not be sent. */
export async function showMessageAction(data: FormData): Promise<MessagePreview | null> {
  const actor = await requireActor();
  const draft = messageDraft.safeParse(formValues(data));
  if (!draft.success) return null;
  try {
    const preview = await previewMessage(actor, draft.data);
    return preview.ok ? preview.value : null;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
