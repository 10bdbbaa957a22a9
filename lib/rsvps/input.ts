import { z } from "zod";
import { checkbox } from "#lib/forms/fields.ts";
import type { FieldErrors } from "#lib/result.ts";
import { joinRules, type Rule } from "./rules.ts";

/** What a form sends for a field: text; anything else counts as nothing. */
const typed = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value : ""));

function by<T>(rule: Rule<T>) {
  return typed.transform((text, context): T => {
    const checked = rule(text);
    if ("value" in checked) return checked.value;
    context.addIssue({ code: "custom", message: checked.error });
    return z.NEVER;
  });
}

const plain = typed.transform((text) => text.trim().slice(0, 200));
const name = by(joinRules.name);
const familyName = by(joinRules.familyName);
const partyNames = by(joinRules.partyNames);
const partySize = by(joinRules.partySize);
const comment = by(joinRules.comment);

/** What was sent, also by a page that has been open since the reply was called the answer. */
export function withReply({ answer, ...sent }: Record<string, unknown>): Record<string, unknown> {
  return answer === undefined ? sent : { reply: answer, ...sent };
}

/** What the RSVP form asks. */
export const joinFields = z.object({
  name,
  email: by(joinRules.email),
  partySize,
  /** By which the lists are ordered, where it is asked. */
  familyName,
  /** Those who come along, where it is asked. */
  partyNames,
  reply: by(joinRules.reply),
  /** Words to the organizers, such as apologies. */
  comment,
  heardFrom: by(joinRules.heardFrom),
  /** Whether the attendee agrees to be named to others. */
  named: checkbox(),
});

/** The whole of what the RSVP form sends. */
export const joinInput = joinFields.extend({
  meetingId: plain,
  /** Hidden from people: whoever fills it is a program. */
  subject: plain,
  /** When the form was made, signed. */
  opened: plain,
});

/** The attendee's changes by the manage link. */
export const changeInput = z.object({
  token: plain,
  name,
  familyName,
  partySize,
  partyNames,
  comment,
  named: checkbox(),
});

/** Another reply by the manage link, with words to the organizers. */
export const replyInput = z.object({ token: plain, reply: by(joinRules.reply), comment });

/** A press of a button by the manage link. */
export const tokenInput = z.object({ token: plain });

/** The address to which somebody has the list of their RSVPs mailed. */
export const listInput = z.object({ email: by(joinRules.email) });

/** Another address for the RSVP of a manage link. */
export const addressInput = z.object({ token: plain, email: by(joinRules.email) });

/** Zod's issues as one message per field. */
export function errorsOf(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of error.issues) errors[String(path[0])] ??= message;
  return errors;
}

export type JoinFields = z.output<typeof joinFields>;
export type ChangeInput = z.output<typeof changeInput>;
