import { z } from "zod";
import { isLocal } from "#lib/time/dates.ts";
import { line } from "./fields.ts";

/* Wall times as `<input type="datetime-local">` and `type="time"` send them; seconds are dropped. Browser-safe. */

/** A wall time; null when left empty. */
export function optionalLocal(label: string) {
  return line(40, label).transform((value, context) => {
    if (value === "") return null;
    const local = value.slice(0, 16);
    if (isLocal(local)) return local;
    context.addIssue({ code: "custom", message: `${label}: enter a date and a time.` });
    return z.NEVER;
  });
}

/** A wall time that must be there. */
export function requiredLocal(label: string) {
  return optionalLocal(label).transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: `${label}: enter a date and a time.` });
    return z.NEVER;
  });
}

/** A time of day, "14:30"; null when left empty. */
export function optionalClock(label: string) {
  return line(40, label).transform((value, context) => {
    if (value === "") return null;
    const clock = value.slice(0, 5);
    if (isLocal(`2000-01-01T${clock}`)) return clock;
    context.addIssue({ code: "custom", message: `${label}: enter hours and minutes, as 14:30.` });
    return z.NEVER;
  });
}
