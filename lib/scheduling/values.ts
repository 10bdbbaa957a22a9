import { isTicked, textOf, textsOf } from "./field-kinds.ts";
import { FIELD_NAMES, type FieldName, fieldOf, meetingFields } from "./fields.ts";
import { insistOn } from "./refusals.ts";

/** What the form of a meeting holds: text as it is typed, lists, and ticks. */
export type MeetingValues = {
  id: string;
  insist: string[];
  changeNote: string;
  unnamed: boolean;
  tell: boolean;
} & { [Name in FieldName]: ReturnType<(typeof meetingFields)[Name]["value"]> };

/** Insists that everybody keeps their seat, in a tick of its own. */
export const KEEP_SEATS = insistOn("seats-taken");

/**
 * The fields' values from anything of that shape: the stored meeting, a kept
 * draft, or what a form sent. What is missing is empty, a tick that is missing
 * is no tick, what is of the wrong type is left out.
 */
export function valuesOf(raw: Record<string, unknown>): MeetingValues {
  const values = FIELD_NAMES.map((name) => [name, meetingFields[name].value(raw[name])]);
  return {
    id: textOf(raw.id),
    insist: textsOf(raw.insist),
    changeNote: textOf(raw.changeNote),
    unnamed: isTicked(raw.unnamed),
    tell: isTicked(raw.tell),
    ...(Object.fromEntries(values) as Pick<MeetingValues, FieldName>),
  };
}

/** What the form of a new meeting begins with, beside what it takes from its host. */
export function newValues(
  host: Pick<MeetingValues, "groupId" | "timeZone" | "language" | "priceCurrency">,
) {
  const atFirst = FIELD_NAMES.map((name) => [name, fieldOf(name)?.atFirst]);
  return valuesOf({ ...Object.fromEntries(atFirst), ...host });
}
