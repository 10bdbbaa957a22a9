"use server";

import { refresh } from "next/cache";
import { organizerAction } from "#app/_server/action.ts";
import { dropMail, retryAllMail, retryMail } from "#lib/mail/commands.ts";
import { allMailInput, mailInput } from "#lib/mail/input.ts";

export const retry = organizerAction(
  mailInput,
  (actor, { id }) => retryMail(actor, id),
  () => refresh(),
);

export const drop = organizerAction(
  mailInput,
  (actor, { id }) => dropMail(actor, id),
  () => refresh(),
);

export const retryAll = organizerAction(
  allMailInput,
  (actor) => retryAllMail(actor),
  () => refresh(),
);
