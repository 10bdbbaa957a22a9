import { clockOf, offsetOf } from "#lib/scheduling/programme-clock.ts";
import { type ProgrammeRow, programmeRow, readingRow } from "#lib/scheduling/rows.ts";
import type { MeetingValues } from "#lib/scheduling/values.ts";

/*
 * What the form's inner buttons do: add, move and remove rows. In the browser
 * they act at once; without scripts they send the form, and the same is done
 * on the server and the form comes back.
 */

/** The rows' end, where the most that is taken is reached. */
export const MOST_ROWS = { programme: 60, reading: 100 } as const;

export type Step =
  | { list: "programme" | "reading"; do: "add" }
  | { list: "programme" | "reading"; do: "up" | "down" | "remove"; index: number }
  | { list: "picture"; do: "remove" };

/** Reads "programme.add", "reading.up.2", "picture.remove"; null for anything else. */
export function parseStep(text: string): Step | null {
  if (text === "picture.remove") return { list: "picture", do: "remove" };
  const found = /^(programme|reading)\.(add|up|down|remove)(?:\.(\d{1,3}))?$/.exec(text);
  if (!found) return null;
  const list = found[1] as "programme" | "reading";
  if (found[2] === "add") return { list, do: "add" };
  if (found[3] === undefined) return null;
  return { list, do: found[2] as "up" | "down" | "remove", index: Number(found[3]) };
}

/** The values after a step, and the field to go on with. A step beyond the ends changes nothing. */
export function takeStep(
  values: MeetingValues,
  step: Step,
): { values: MeetingValues; focus: string } {
  if (step.list === "picture") return { values: { ...values, imageId: "" }, focus: "imageId" };
  const first = step.list === "programme" ? "title" : "articleId";
  const before: unknown[] = values[step.list];
  if (step.do === "add") {
    if (before.length >= MOST_ROWS[step.list]) return { values, focus: "" };
    const row = step.list === "programme" ? nextProgrammeRow(values) : readingRow({});
    return {
      values: { ...values, [step.list]: [...before, row] },
      focus: `${step.list}.${before.length}.${first}`,
    };
  }
  if (step.index >= before.length) return { values, focus: "" };
  const after = [...before];
  const [row] = after.splice(step.index, 1);
  if (step.do === "remove") {
    return { values: { ...values, [step.list]: after }, focus: `${step.list}-add` };
  }
  const to = Math.max(0, Math.min(after.length, step.index + (step.do === "up" ? -1 : 1)));
  after.splice(to, 0, row);
  return { values: { ...values, [step.list]: after }, focus: `${step.list}.${to}.${first}` };
}

/** A new row of the programme: at the end of the row before it, or at the meeting's start. */
export function nextProgrammeRow({
  programme,
  startsAtLocal,
}: Pick<MeetingValues, "programme" | "startsAtLocal">): ProgrammeRow {
  const last = programme.at(-1);
  if (!last) return programmeRow({ time: startsAtLocal.slice(11, 16) });
  const minutes = Number(last.durationMinutes);
  const offset = offsetOf(last, startsAtLocal);
  if (offset === null || !(minutes > 0 && minutes < 1440)) return programmeRow({ day: last.day });
  return programmeRow(clockOf(offset + minutes, startsAtLocal));
}
