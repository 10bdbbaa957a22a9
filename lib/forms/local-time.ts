import { z } from "zod";
import { isLocal } from "#lib/time/dates.ts";
import { line } from "./fields.ts";

/* Wall times as `<input type="datetime-local">` sends them; seconds are dropped. Browser-safe. */

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
