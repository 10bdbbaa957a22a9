"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { pauseMailing, resumeMailing, stopMailing } from "#lib/mailings/commands.ts";

const input = z.object({ id: requiredId("These mails do not exist.") });

const verb = (command: typeof pauseMailing) =>
  organizerAction(
    input,
    (actor, { id }) => command(actor, id),
    () => refresh(),
  );

export const pause = verb(pauseMailing);
export const resume = verb(resumeMailing);
export const stop = verb(stopMailing);
