"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { cancelRsvpAtDesk, noteRsvp } from "#lib/rsvps/desk.ts";
import { cancelInput, noteInput } from "#lib/rsvps/desk-input.ts";

export async function saveNote(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(noteInput, noteRsvp, () => refresh())(previous, data);
}

export async function cancelForGuest(previous: FormState, data: FormData): Promise<FormState> {
  const meetingId = String(data.get("meetingId") ?? "");
  return organizerAction(
    cancelInput,
    (actor, { id }) => cancelRsvpAtDesk(actor, id),
    () => redirect(`/dashboard/meetings/${encodeURIComponent(meetingId)}/rsvps?done=cancelled`),
  )(previous, data);
}
