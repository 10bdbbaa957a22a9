"use server";

import { refresh } from "next/cache";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { dropMail, retryAllMail, retryMail } from "#lib/mail/commands.ts";
import { allMailInput, mailInput } from "#lib/mail/input.ts";

export async function retry(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(
    mailInput,
    (actor, { id }) => retryMail(actor, id),
    () => refresh(),
  )(previous, data);
}

export async function drop(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(
    mailInput,
    (actor, { id }) => dropMail(actor, id),
    () => refresh(),
  )(previous, data);
}

export async function retryAll(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(
    allMailInput,
    (actor) => retryAllMail(actor),
    () => refresh(),
  )(previous, data);
}
