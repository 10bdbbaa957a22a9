"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { givenFile } from "#app/_server/given-file.ts";
import { showOther } from "#app/_server/show-other.ts";
import { checkbox, insisted, requiredId } from "#lib/forms/fields.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { stopImport } from "#lib/imports/end.ts";
import { fileInput, seenList } from "#lib/imports/input.ts";
import { askedLayout } from "#lib/imports/layout.ts";
import { rowInput, setRowInput } from "#lib/rsvps/import/by-hand.ts";
import {
  beginImport,
  discardImport,
  type KeptImport,
  keepImport,
} from "#lib/rsvps/import/commands.ts";
import { readLayout } from "#lib/rsvps/import/known.ts";
import { leaveRowOut, resetRow, setRow } from "#lib/rsvps/import/set-row.ts";
import { undoImport } from "#lib/rsvps/import/undo.ts";

const meetingId = requiredId("This meeting does not exist.");
const listOf = (id: string) => `/dashboard/meetings/${encodeURIComponent(id)}/rsvps`;
const importOf = (id: string) => `${listOf(id)}/import`;

/** Takes a file or what was pasted, to be looked over. */
export async function keepAction(previous: FormState, data: FormData): Promise<FormState> {
  const state = await organizerAction(
    fileInput.extend({ meetingId }),
    (actor, input) => givenFile(input, (file) => keepImport(actor, input.meetingId, file)),
    (_, input) => redirect(`${importOf(input.meetingId)}/check`),
  )(previous, data);
  // A file cannot be given back to the form.
  const { pasted } = formValues(data);
  return { ...state, values: { pasted } };
}

export const discardAction = organizerAction(
  z.object({ meetingId, list: seenList }),
  async (actor, input) => showOther(await discardImport(actor, input.meetingId, input.list)),
  (_, input) => redirect(listOf(input.meetingId)),
);

/** Begins the import; its page shows how far it has come. */
export const importAction = organizerAction(
  z.object({
    meetingId,
    list: seenList,
    /** Which column holds what, as the address of the page says it. */
    layout: z.string().max(4000).prefault(""),
    tell: checkbox(),
    insist: insisted(),
  }),
  async (actor, { layout: asked, ...input }) => {
    const layout = ({ rows, questions }: KeptImport) =>
      readLayout(askedLayout(asked), rows, questions);
    return showOther(await beginImport(actor, { ...input, layout }));
  },
  ({ id }, input) => redirect(`${importOf(input.meetingId)}/${id}`),
);

const whichImport = z.object({ meetingId, id: requiredId("This import does not exist.") });
const toImport = (_: unknown, input: z.output<typeof whichImport>) =>
  redirect(`${importOf(input.meetingId)}/${input.id}`);

export const stopAction = organizerAction(
  whichImport,
  (actor, { id }) => stopImport(actor, "rsvps", id),
  toImport,
);

export const undoAction = organizerAction(whichImport, undoImport, toImport);

/** A press for a row; `back` is what the page of all rows was asked for. */
const rowPress = { list: seenList, back: z.string().max(4000).prefault("") };

const toRow = (_: unknown, row: { meetingId: string; line: number; back: string }) =>
  redirect(`${importOf(row.meetingId)}/check?${new URLSearchParams(row.back)}#line-${row.line}`);

export const setRowAction = organizerAction(
  setRowInput.extend(rowPress),
  async (actor, row) => showOther(await setRow(actor, row)),
  toRow,
);
export const leaveOutAction = organizerAction(
  rowInput.extend(rowPress),
  async (actor, row) => showOther(await leaveRowOut(actor, row)),
  toRow,
);
export const resetAction = organizerAction(
  rowInput.extend(rowPress),
  async (actor, row) => showOther(await resetRow(actor, row)),
  toRow,
);
