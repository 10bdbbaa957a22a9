"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overLimit } from "#app/_server/limits.ts";
import { requireActor } from "#app/_server/session.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { inviteSubscriber, removeSubscriber } from "#lib/subscribers/commands.ts";
import { inviteInput } from "#lib/subscribers/input.ts";

const idInput = z.object({ id: requiredId("This subscriber does not exist.") });
const base = "/dashboard/newsletter/subscribers";

export const remove = organizerAction(
  idInput,
  (actor, { id }) => removeSubscriber(actor, id),
  () => redirect(`${base}?done=removed`),
);

export async function invite(previous: FormState, data: FormData): Promise<FormState> {
  const actor = await requireActor();
  const flood = await overLimit([["letter-account", actor.accountId]]);
  if (flood) return { ...flood, values: formValues(data) };
  return organizerAction(inviteInput, inviteSubscriber, () => redirect(`${base}?done=invited`))(
    previous,
    data,
  );
}
