import { z } from "zod";
import { line, multiline, optionalEmail } from "#lib/forms/fields.ts";
import { timeZoneInput } from "#lib/forms/time-zone.ts";

/** What the form of the site sends. */
export const siteInput = z.object({
  /** Empty: the name of the only group, or the app's. */
  name: line(120, "Name"),
  timeZone: timeZoneInput,
  /** Whom to ask about the site and about what it keeps. */
  contact: optionalEmail("Contact"),
  /** Markdown: who answers for the site, where the law asks for it. */
  imprint: multiline(20_000, "Imprint"),
  /** Markdown: what is to be said on the page about privacy beside what the site knows of itself. */
  privacy: multiline(20_000, "About privacy"),
});

export type SiteInput = z.output<typeof siteInput>;
