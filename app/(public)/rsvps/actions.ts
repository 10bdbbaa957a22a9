"use server";

import { setTimeout as sleep } from "node:timers/promises";
import { setStatus } from "#app/_front/response.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { clientNetwork, isWithin, overLimit } from "#app/_server/limits.ts";
import { tell } from "#app/_server/tell.ts";
import { env } from "#lib/env.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { once } from "#lib/forms/once.ts";
import { emailKey } from "#lib/mail/address.ts";
import { probablyMeant } from "#lib/mail/mistyped.ts";
import { done } from "#lib/result.ts";
import { errorsOf, listInput } from "#lib/rsvps/input.ts";
import { mailOwnList } from "#lib/rsvps/own-list.ts";
import { LIST, type ListAsked } from "./deeds.ts";

/** Longer than the writing takes, so that time does not tell whether an address is known. */
const ANSWER_MS = 400;

/** Has the link to all one's RSVPs mailed; what is said is the same for every address. */
export async function askForList(_previous: FormState, data: FormData): Promise<FormState<never>> {
  const values = formValues(data);
  const parsed = listInput.safeParse(values);
  if (!parsed.success) {
    setStatus(422);
    return { ok: false, fieldErrors: errorsOf(parsed.error), values };
  }
  const { email } = parsed.data;
  const over = await overLimit([["own-rsvps-network", await clientNetwork()]]);
  if (over) return { ...over, values };
  const mailOnce = once(values, [], async () => {
    if (await isWithin("own-rsvps-address", emailKey(email))) await mailOwnList(email);
    return done();
  });
  const [{ at }] = await Promise.all([mailOnce, sleep(ANSWER_MS)]);
  const what: ListAsked = {
    email,
    mailed: env().smtpUrl !== null,
    meant: probablyMeant(email),
  };
  return tell({ path: "/rsvps", of: LIST, what, at });
}
