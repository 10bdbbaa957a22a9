"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import { doToRsvps } from "#lib/rsvps/desk/bulk.ts";
import { bulkInput } from "#lib/rsvps/desk/bulk-input.ts";
import { addByHand, correctByHand } from "#lib/rsvps/desk/by-hand.ts";
import { addByHandInput, correctInput } from "#lib/rsvps/desk/by-hand-input.ts";
import { noteInput } from "#lib/rsvps/desk/input.ts";
import { noteRsvp } from "#lib/rsvps/desk/note.ts";

export const saveNote = organizerAction(noteInput, noteRsvp, () => refresh());

/** Does one thing to one RSVP or to many; the list then says what came of it. */
export const bulkAction = organizerAction(
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
);

const listOf = (meetingId: string) => `/dashboard/meetings/${encodeURIComponent(meetingId)}/rsvps`;

export const addAction = organizerAction(addByHandInput, addByHand, (outcome, { meetingId }) =>
  redirect(`${listOf(meetingId)}?done=${outcome}&sort=newest`),
);

export const correctAction = organizerAction(correctInput, correctByHand, (_, { meetingId, id }) =>
  redirect(`${listOf(meetingId)}/${id}?done=saved`),
);
