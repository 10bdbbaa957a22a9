import { z } from "zod";
import { requiredLine } from "#lib/forms/fields.ts";
import { isMailAddress } from "#lib/mail/address.ts";
import { pastedAddress } from "#lib/text/pasted-address.ts";
import { ALL_GROUPS, NEWS_KINDS, PACES } from "./choices.ts";

const plain = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value.trim().slice(0, 12_000) : ""));

/** Ticked boxes: forms send nothing, one value or a list. */
const ticked = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]))
  .transform((values) => [
    ...new Set(
      values.filter((one): one is string => typeof one === "string" && one !== "").slice(0, 500),
    ),
  ]);

const email = plain.transform((text, context) => {
  const value = pastedAddress(text);
  if (isMailAddress(value) && /@.+\../.test(value)) return value;
  context.addIssue({
    code: "custom",
    message:
      value === ""
        ? "Enter your e-mail address."
        : "Enter one e-mail address, like name@example.org.",
  });
  return z.NEVER;
});

/** The choices travel in a link, which must not become too long. */
const MOST_GROUPS = 100;

const groups = ticked
  .transform((ids) => (ids.includes(ALL_GROUPS) ? [ALL_GROUPS] : ids))
  .refine((ids) => ids.length > 0, { message: "Choose at least one group." })
  .refine((ids) => ids.length <= MOST_GROUPS, {
    message: `Choose ${MOST_GROUPS} groups at most; you can add others by the link in our mails.`,
  });

const kinds = ticked
  .transform((values) => NEWS_KINDS.filter((kind) => values.includes(kind)))
  .refine((chosen) => chosen.length > 0, { message: "Choose at least one kind of news." });

const pace = plain.transform((text) => PACES.find((one) => one === text) ?? "at-once");

/** What a subscriber chooses. */
export const choicesInput = z.object({ groups, kinds, pace });

/** What the sign-up form sends. */
export const subscribeInput = z.object({
  email,
  ...choicesInput.shape,
  /** Hidden from people: whoever fills it is a program. */
  subject: plain,
  /** When the form was made, signed. */
  opened: plain,
});

/** Choices made by a link. */
export const manageInput = choicesInput.extend({ token: plain });

/** A press of a button by a link. */
export const pressInput = z.object({ token: plain });

/** An address that an organizer puts forward. */
export const inviteInput = z.object({
  email,
  consent: requiredLine(
    300,
    "How they agreed",
    "Say how this person agreed, for example “signed the list on 3 May”.",
  ),
  ...choicesInput.shape,
});

export type SubscribeInput = Pick<z.output<typeof subscribeInput>, "email"> &
  z.output<typeof choicesInput>;
export type InviteInput = z.output<typeof inviteInput>;
