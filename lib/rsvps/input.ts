// zod/mini and no other schema pieces: this goes to the browser with every meeting's page.
import * as z from "zod/mini";
import { isMailAddress } from "#lib/mail/address.ts";
import type { FieldErrors } from "#lib/result.ts";
import { cleanLine, isVisible } from "#lib/text.ts";

export const NAME_MAX = 120;
/** The largest party that a meeting can allow. */
export const PARTY_MAX = 50;
const COUNT = /^\d{1,4}$/;

/** What a form sends for a field: text, or nothing. */
const typed = z.pipe(
  z.optional(z.unknown()),
  z.transform((value: unknown) => (typeof value === "string" ? value : "")),
);

function checked<T>(parse: (text: string) => T | { error: string }) {
  return z.pipe(
    typed,
    z.transform((text: string, context): T => {
      const value = parse(text);
      if (typeof value !== "object" || value === null || !("error" in value)) return value as T;
      context.issues.push({ code: "custom", message: value.error as string, input: text });
      return z.NEVER;
    }),
  );
}

const name = checked((text) => {
  const value = isVisible(text) ? cleanLine(text) : "";
  if (value === "") return { error: "Enter your name." };
  if (value.length > NAME_MAX) return { error: `Enter a name of ${NAME_MAX} characters at most.` };
  return value;
});

const email = checked((text) => {
  const value = text.toWellFormed().normalize("NFKC").trim();
  if (value === "") return { error: "Enter your e-mail address." };
  return isMailAddress(value) && /@.+\../.test(value)
    ? value
    : { error: "Enter one e-mail address, like name@example.org." };
});

const partySize = checked((text) => {
  const value = COUNT.test(text.trim()) ? Number(text.trim()) : 0;
  return value >= 1 && value <= PARTY_MAX
    ? value
    : { error: `Enter how many of you will come: a whole number from 1 to ${PARTY_MAX}.` };
});

const plain = checked((text) => text.trim().slice(0, 200));

/** What the RSVP form asks; parsed alike in the browser and on the server. */
export const joinFields = z.object({ name, email, partySize });

/** The whole of what the RSVP form sends. */
export const joinInput = z.extend(joinFields, {
  meetingId: plain,
  /** Hidden from people: whoever fills it is a program. */
  subject: plain,
  /** When the form was made, signed. */
  opened: plain,
});

/** The attendee's changes by the manage link. */
export const changeInput = z.object({ token: plain, name, partySize });

/** A press of a button by the manage link. */
export const tokenInput = z.object({ token: plain });

/** Zod's issues as one message per field. */
export function errorsOf(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of error.issues) errors[String(path[0])] ??= message;
  return errors;
}

export type JoinFields = z.output<typeof joinFields>;
export type JoinInput = z.output<typeof joinInput>;
export type ChangeInput = z.output<typeof changeInput>;
