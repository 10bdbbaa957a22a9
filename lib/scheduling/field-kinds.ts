import { z } from "zod";
import { checkbox } from "#lib/forms/fields.ts";
import { PASSES } from "#lib/time/dates.ts";
import { type Passes, WALL_TIMES } from "#lib/time/wall-times.ts";

/* The kinds of fields that the form of a meeting is made of. Browser-safe. */

/** A field of a meeting: all that is to be known of it beside its column, its place on the form and on the pages that show it. */
export type Field<S extends z.ZodType = z.ZodType, V = unknown> = {
  /** In the audit trail: "price". */
  named: string;
  /** What the form sends, parsed. */
  input: S;
  /** What the form shows, from anything of its shape: the stored value, a kept draft, what was sent. Nothing where it is missing or of another type. */
  value: (raw: unknown) => V;
  /** What the form of a new meeting begins with; else nothing. */
  atFirst?: V;
  /** Whether coming depends on it: a change raises SEQUENCE and is told to those who are coming. */
  matters?: boolean;
  /** Of a wall time: what its messages call it. It must be there on the clock of the meeting's zone. */
  wallTime?: string;
};

type More<V> = Pick<Field<z.ZodType, V>, "atFirst" | "matters" | "wallTime">;

/** Typed, or chosen from a long list: a text in the form, whatever is stored. */
export function text<S extends z.ZodType>(named: string, input: S, more: More<string> = {}) {
  return { named, input, value: textOf, ...more };
}

/** A wall time. `label` begins its messages. */
export function wallTime<S extends z.ZodType>(
  named: string,
  parser: (label: string) => S,
  label: string,
  more: More<string> = {},
) {
  return text(named, parser(label), { wallTime: label, ...more });
}

/** A checkbox. */
export function tick(named: string, more: More<boolean> = {}) {
  return { named, input: checkbox(), value: isTicked, ...more };
}

/** One of a few; the first where nothing is chosen. `missing` is said where something else is. */
export function choice<const T extends readonly [string, ...string[]]>(
  named: string,
  choices: T,
  missing: string,
) {
  return {
    named,
    input: z.enum(choices, { error: missing }).prefault(choices[0]),
    value: (raw: unknown) => oneOf<T[number]>(choices, raw, choices[0]),
  };
}

/** Several texts. */
export function list<S extends z.ZodType>(named: string, input: S, more: More<string[]> = {}) {
  return { named, input, value: textsOf, ...more };
}

/** Which is meant of wall times that come twice, by their names. What it changes is told of the instants. */
export function passes(named: string) {
  return { named, input: z.unknown().optional().transform(passesOf), value: passesOf };
}

/** Rows of the form, each read by `row` from whatever stands for it. */
export function rows<S extends z.ZodType, R>(
  named: string,
  input: S,
  row: (raw: Record<string, unknown>) => R,
) {
  return { named, input, value: (raw: unknown) => rowsOf(raw).map(row) };
}

export function textOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : "";
}

export function textsOf(value: unknown): string[] {
  return [value].flat().filter((item) => typeof item === "string" && item !== "") as string[];
}

export function oneOf<T extends string>(choices: readonly T[], value: unknown, otherwise: T): T {
  return choices.find((known) => known === value) ?? otherwise;
}

function passesOf(raw: unknown): Passes {
  const chosen = typeof raw === "object" && raw !== null ? (raw as Record<string, unknown>) : {};
  return Object.fromEntries(
    WALL_TIMES.flatMap((name) => {
      const pass = PASSES.find((one) => one === chosen[name]);
      return pass ? [[name, pass]] : [];
    }),
  );
}

export function isTicked(value: unknown): boolean {
  return value === true || (typeof value === "string" && value !== "");
}

function rowsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((row): row is Record<string, unknown> => typeof row === "object" && row !== null)
    : [];
}
