import { isTimeZone } from "#lib/time/dates.ts";
import { requiredLine } from "./fields.ts";

/** A zone that the runtime knows, as a form sends it. */
export const timeZoneInput = requiredLine(60, "Time zone", "Choose a time zone.").refine(
  (zone) => zone === "" || isTimeZone(zone),
  { message: "Time zone: choose one from the list, such as Europe/London." },
);
