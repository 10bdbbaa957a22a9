"use server";

import { setStatus } from "#app/_front/response.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overDeadLinks, overLimit } from "#app/_server/limits.ts";
import { refused } from "#app/_server/refused.ts";
import { tell } from "#app/_server/tell.ts";
import { env } from "#lib/env.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { once } from "#lib/forms/once.ts";
import { emailKey } from "#lib/mail/address.ts";
import { doubtOf } from "#lib/mail/mistyped.ts";
import { addressInput, errorsOf } from "#lib/rsvps/input.ts";
import { isManageLink } from "#lib/rsvps/public-queries.ts";
import { askForAddress, findAskedAddress, takeAddress } from "#lib/rsvps/readdress.ts";
import { type AddressAsked, addressAskedBy, deedBy } from "./deeds.ts";

/** Has another address asked whether the RSVP shall be its. */
export async function askOtherAddress(
  _previous: FormState,
  data: FormData,
): Promise<FormState<never>> {
  const values = formValues(data);
  const parsed = addressInput.safeParse(values);
  if (!parsed.success) {
    setStatus(422);
    return { ok: false, fieldErrors: errorsOf(parsed.error), values };
  }
  const { token, email } = parsed.data;
  const mistyped = doubtOf(email, values.insist);
  if (mistyped) {
    setStatus(422);
    return { ok: false, fieldErrors: { email: mistyped }, values: { ...values, insist: email } };
  }
  const over =
    (await overDeadLinks(await isManageLink(token))) ??
    (await overLimit([
      ["readdress-link", token],
      ["readdress-address", emailKey(email)],
    ]));
  if (over) return { ...over, values };
  const { result, at } = await once(values, [], () => askForAddress(token, email));
  if (!result.ok) return refused(result, values);
  const what: AddressAsked = { email, mailed: env().smtpUrl !== null };
  return tell({ path: `/rsvps/${token}`, hash: "#address", of: addressAskedBy(token), what, at });
}

/** The yes of that address. */
export async function takeOwnAddress(
  _previous: FormState,
  data: FormData,
): Promise<FormState<never>> {
  const values = formValues(data);
  const link = String(values.token ?? "");
  const over = await overDeadLinks((await findAskedAddress(link)) !== null);
  if (over) return { ...over, values };
  const { result, at } = await once(values, [], () => takeAddress(link));
  if (!result.ok) return refused(result, values);
  const { token } = result.value;
  return tell({ path: `/rsvps/${token}`, of: deedBy(token), what: "readdressed", at });
}
