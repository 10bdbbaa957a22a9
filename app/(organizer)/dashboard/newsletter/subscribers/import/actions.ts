"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { givenFile } from "#app/_server/given-file.ts";
import { overLimit } from "#app/_server/limits.ts";
import { requireActor } from "#app/_server/session.ts";
import { showOther } from "#app/_server/show-other.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { stopImport } from "#lib/imports/end.ts";
import { seenList } from "#lib/imports/input.ts";
import { askedLayout } from "#lib/imports/layout.ts";
import { refuse } from "#lib/imports/refusals.ts";
import { say } from "#lib/result.ts";
import { readLayout } from "#lib/subscribers/import/columns.ts";
import {
  beginSubscribers,
  discardSubscribers,
  type KeptSubscribers,
  keepSubscribers,
} from "#lib/subscribers/import/commands.ts";
import { consentInput, listInput } from "#lib/subscribers/import/input.ts";
import { undoSubscribers } from "#lib/subscribers/import/undo.ts";

const base = "/dashboard/newsletter/subscribers";

/** Takes a file or what was pasted, with what they are to be subscribed to. */
export async function keepAction(previous: FormState, data: FormData): Promise<FormState> {
  const state = await organizerAction(
    listInput,
    (actor, { file, pasted, ...choices }) =>
      givenFile({ file, pasted }, (given) => keepSubscribers(actor, choices, given)),
    () => redirect(`${base}/import/check`),
  )(previous, data);
  // A file cannot be given back to the form, which says so where it was not at fault.
  const { file, ...values } = formValues(data);
  const lost = file instanceof File && file.size > 0 && !state.fieldErrors?.file;
  const fieldErrors = lost
    ? { ...state.fieldErrors, file: say(refuse("again")) }
    : state.fieldErrors;
  return { ...state, fieldErrors, values };
}

export const discardAction = organizerAction(
  z.object({ list: seenList }),
  async (actor, input) => showOther(await discardSubscribers(actor, input)),
  () => redirect(base),
);

const press = z
  /** Which column holds what, as the address of the page says it. */
  .object({ list: seenList, layout: z.string().max(4000).prefault("") })
  .and(consentInput);

/** Begins the import; its page shows how far it has come. */
export async function importAction(previous: FormState, data: FormData): Promise<FormState> {
  const actor = await requireActor();
  const flood = await overLimit([["list-account", actor.accountId]]);
  if (flood) return { ...flood, values: formValues(data) };
  return organizerAction(
    press,
    async (organizer, { list, layout, ...consent }) => {
      const layoutOf = ({ rows }: KeptSubscribers) => readLayout(askedLayout(layout), rows);
      return showOther(await beginSubscribers(organizer, layoutOf, consent, list));
    },
    ({ id }) => redirect(`${base}/import/${id}`),
  )(previous, data);
}

const whichImport = z.object({ id: requiredId("This import does not exist.") });
const toImport = (_: unknown, { id }: z.output<typeof whichImport>) =>
  redirect(`${base}/import/${id}`);

export const stopAction = organizerAction(
  whichImport,
  (actor, { id }) => stopImport(actor, "subscribers", id),
  toImport,
);

export const undoAction = organizerAction(
  whichImport,
  (actor, { id }) => undoSubscribers(actor, id),
  toImport,
);
