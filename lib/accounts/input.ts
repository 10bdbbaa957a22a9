import { z } from "zod";
import { line, requiredId, requiredLine } from "#lib/forms/fields.ts";
import { timeZoneInput } from "#lib/forms/time-zone.ts";
import { groupNameInput } from "#lib/groups/input.ts";
import { emailInput } from "./email.ts";

const PASSWORD_MIN = 10;
const PASSWORD_MAX = 200;

const typed = z.string({ error: "Enter a password." }).prefault("");

/** A password that somebody chooses. */
const newPasswordInput = typed
  .refine((value) => [...value].length >= PASSWORD_MIN, {
    message: `Choose a password of ${PASSWORD_MIN} characters or more.`,
  })
  .refine((value) => value.length <= PASSWORD_MAX, {
    message: `Choose a password of at most ${PASSWORD_MAX} characters.`,
  });

/** A password that may be left out: then links by mail are the way in. */
const optionalPasswordInput = z
  .union([z.literal("").transform(() => null), newPasswordInput])
  .optional()
  .transform((value) => value ?? null);

const NAME_MAX = 120;

/** What a person is called. */
const personNameInput = requiredLine(NAME_MAX, "Name", "Enter your name.");

export const setupInput = z.object({
  name: personNameInput,
  email: emailInput,
  password: optionalPasswordInput,
  /** May stay empty where there are groups already. */
  societyName: z.union([z.literal(""), groupNameInput]).prefault(""),
  timeZone: timeZoneInput,
});

type Wanted = { password: boolean; society: boolean };

/** The same, with what must not be left out here: a password where no link can be mailed, a society where there is none. All that is wrong is said at once. */
export const setupInputWith = (wanted: Wanted) =>
  setupInput.superRefine(
    ({ password, societyName }, context) => {
      if (wanted.password && !password) askPassword(context);
      if (wanted.society && !societyName) {
        context.addIssue({
          code: "custom",
          path: ["societyName"],
          message: "Enter your society’s name.",
        });
      }
    },
    { when: () => true },
  );

function askPassword(context: { addIssue: z.core.$RefinementCtx["addIssue"] }): void {
  context.addIssue({
    code: "custom",
    path: ["password"],
    message: "Choose a password: this site has no mail server that could send you links.",
  });
}

export type SetupInput = z.output<typeof setupInput>;

export const sessionInput = z.object({ sessionId: requiredId("Choose where to sign out.") });

/** The present password where something asks for it; "" where it is not needed. */
const presentPassword = typed.transform((value) => value.slice(0, 1000));

const passkeyName = requiredLine(60, "Name", "Give it a name, such as the device it is on.");

/** What is asked before a device makes a passkey: what it makes for nothing stays on it. */
export const passkeyProofInput = z.object({ passkeyName, ownPassword: presentPassword });

export const passkeyInput = z.object({
  passkeyName,
  /** What the browser's device answered, as JSON. */
  response: z.string().catch(""),
});
export type PasskeyInput = z.output<typeof passkeyInput>;

export const removePasskeyInput = z.object({
  passkeyId: requiredId("Choose the passkey that is to go."),
});

export const profileInput = z.object({ name: personNameInput });

export const passwordInput = z.object({
  currentPassword: presentPassword,
  password: newPasswordInput,
});
export type PasswordInput = z.output<typeof passwordInput>;

export const acceptanceInput = z.object({
  name: line(NAME_MAX, "Name"),
  password: optionalPasswordInput,
});
export type AcceptanceInput = z.output<typeof acceptanceInput>;

/** The same where links cannot be mailed: who makes an account here needs a password. */
export const acceptanceInputWithPassword = acceptanceInput.superRefine(
  ({ password }, context) => {
    if (!password) askPassword(context);
  },
  { when: () => true },
);
