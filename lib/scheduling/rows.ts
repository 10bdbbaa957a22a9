import { z } from "zod";
import { line, multiline, optionalId, optionalInt, TITLE_MAX } from "#lib/forms/fields.ts";
import { oneOf, textOf, textsOf } from "./field-kinds.ts";

/* The rows of a meeting's form: the items of its programme, what there is to read. Browser-safe. */

export const PROGRAMME_KINDS = ["talk", "discussion", "film", "music", "break", "other"] as const;
export const RELATIONS = [
  "read-before",
  "background",
  "announcement",
  "cited",
  "report",
  "recording",
  "photos",
] as const;

/** The ids that were chosen, each once. */
export const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set([value ?? []].flat().filter((id) => id !== ""))])
  .refine((chosen) => chosen.length <= 50, { message: "Choose 50 at most." });

/** A form's list: rows that say nothing (an empty row of a form without scripts) are dropped. */
function filled<T extends z.ZodType>(
  row: T,
  isEmpty: (value: z.output<T>) => boolean,
  max: number,
) {
  return z
    .array(row)
    .max(max, { message: `At most ${max} entries.` })
    .optional()
    .transform((sent) => (sent ?? []).filter((value) => !isEmpty(value)));
}

const programmeItem = z.object({
  kind: z.enum(PROGRAMME_KINDS).prefault("talk").catch("talk"),
  title: line(TITLE_MAX, "Title"),
  description: multiline(5000, "Description"),
  /** Time of day on the wall, "14:30". */
  time: line(5, "Time").refine((v) => v === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(v), {
    message: "Time: enter hours and minutes, as 14:30.",
  }),
  /** Counted from the meeting's first, where it has several. */
  day: line(2, "Day").refine((v) => /^\d{0,2}$/.test(v), {
    message: "Day: choose one of the meeting’s.",
  }),
  durationMinutes: optionalInt("Minutes", { min: 1, max: 1440 }),
  speakerIds: ids,
});

export const programme = filled(
  programmeItem,
  (item) => item.title === "" && item.description === "" && item.speakerIds.length === 0,
  60,
);

/** A row of the programme as the form shows it, from anything of its shape. */
export function programmeRow(raw: Record<string, unknown>) {
  return {
    kind: oneOf(PROGRAMME_KINDS, raw.kind, "talk"),
    title: textOf(raw.title),
    description: textOf(raw.description),
    time: textOf(raw.time),
    day: textOf(raw.day),
    durationMinutes: textOf(raw.durationMinutes),
    speakerIds: textsOf(raw.speakerIds),
  };
}

export type ProgrammeRow = ReturnType<typeof programmeRow>;

const readingItem = z.object({
  articleId: optionalId(),
  relation: z.enum(RELATIONS).prefault("background").catch("background"),
});

export const reading = filled(readingItem, (item) => item.articleId === null, 100);

/** A row of the reading as the form shows it, from anything of its shape. */
export function readingRow(raw: Record<string, unknown>) {
  return {
    articleId: textOf(raw.articleId),
    relation: oneOf(RELATIONS, raw.relation, "read-before"),
  };
}

export type ReadingRow = ReturnType<typeof readingRow>;
