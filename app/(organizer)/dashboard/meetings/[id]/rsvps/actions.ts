"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { doToRsvps } from "#lib/rsvps/desk/bulk.ts";
import { bulkInput } from "#lib/rsvps/desk/bulk-input.ts";
import { addByHand, correctByHand } from "#lib/rsvps/desk/by-hand.ts";
import { addByHandInput, correctInput } from "#lib/rsvps/desk/by-hand-input.ts";
import { noteInput } from "#lib/rsvps/desk/input.ts";
import { noteRsvp } from "#lib/rsvps/desk/note.ts";

export async function saveNote(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(noteInput, noteRsvp, () => refresh())(previous, data);
}

/** Does one thing to one RSVP or to many; the list then says what came of it. */
export async function bulkAction(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(
    bulkInput,
    async (actor, input) => {
      const result = await doToRsvps(actor, input);
      // Who is chosen, on the page, is no longer right.
      if (!result.ok && result.reason === "changed") refresh();
      return result;
    },
    (outcome, { meetingId, deed }) => {
      const figures = Object.entries(outcome)
        .filter(([, n]) => n > 0)
        .map(([name, n]): [string, string] => [name, String(n)]);
      const query = new URLSearchParams([["done", deed], ...figures]);
      redirect(`${listOf(meetingId)}?${query}`);
    },
  )(previous, data);
}

const listOf = (meetingId: string) => `/dashboard/meetings/${encodeURIComponent(meetingId)}/rsvps`;

export async function addAction(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(addByHandInput, addByHand, (outcome, { meetingId }) =>
    redirect(`${listOf(meetingId)}?done=${outcome}&sort=newest`),
  )(previous, data);
}

export async function correctAction(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(correctInput, correctByHand, (_, { meetingId, id }) =>
    redirect(`${listOf(meetingId)}/${id}?done=saved`),
  )(previous, data);
}
