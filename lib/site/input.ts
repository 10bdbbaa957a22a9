import { z } from "zod";
import { timeZoneInput } from "#lib/forms/time-zone.ts";

/** What the form of the site sends. */
export const siteInput = z.object({ timeZone: timeZoneInput });

export type SiteInput = z.output<typeof siteInput>;
