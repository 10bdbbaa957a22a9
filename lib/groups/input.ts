import { z } from "zod";
import type { LinkKind } from "#db/tables.ts";
import {
  insisted,
  line,
  multiline,
  optionalEmail,
  optionalInt,
  optionalUrl,
  requiredId,
  requiredLine,
} from "#lib/forms/fields.ts";
import { timeZoneInput } from "#lib/forms/time-zone.ts";
import { LINK_WORDS } from "./link-kinds.ts";

export const LINKS_MAX = 12;
/** Days that attendees' data is kept after a meeting when nothing else is said. */
export const RETENTION_DAYS = 90;

export const groupNameInput = requiredLine(120, "Name", "Enter the group’s name.");

function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

const language = line(35, "Language").transform((value, context) => {
  const tag = canonicalLanguage(value === "" ? "en-GB" : value);
  if (tag) return tag;
  context.addIssue({
    code: "custom",
    message: "Language: enter a language code, such as en-GB, cy or ko.",
  });
  return z.NEVER;
});

const link = z
  .object({
    kind: line(20, "Kind").refine((kind) => kind === "" || isLinkKind(kind), {
      message: "Kind: choose one from the list.",
    }),
    label: line(60, "Link text"),
    url: optionalUrl("Link"),
  })
  .transform(({ kind, label, url }, context) => {
    if (url) {
      const said = isLinkKind(kind) ? kind : undefined;
      const otherwise = said ? LINK_WORDS[said] : new URL(url).hostname.replace(/^www\./, "");
      return { ...(said ? { kind: said } : {}), label: label || otherwise, url };
    }
    if (label === "") return null;
    context.addIssue({
      code: "custom",
      path: ["url"],
      message: `Link: enter the web address of “${label}”.`,
    });
    return z.NEVER;
  });

function isLinkKind(kind: string): kind is LinkKind {
  return Object.hasOwn(LINK_WORDS, kind);
}

/** What a group's form sends; used by the form in the browser and again by the action. */
export const groupInput = z.object({
  name: groupNameInput,
  /** Against "same-name", where two groups shall have one name. */
  insist: insisted(),
  slug: line(80, "Address").refine((slug) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slug), {
    message: "Address: use small letters a to z, digits and single hyphens.",
  }),
  description: multiline(5000, "Description"),
  url: optionalUrl("Website"),
  email: optionalEmail("Published e-mail"),
  timeZone: timeZoneInput,
  language,
  accent: line(7, "Accent colour")
    .transform((value) => value.toLowerCase().replace(/^#?(?=[0-9a-f]{6}$)/, "#"))
    .refine((value) => value === "" || /^#[0-9a-f]{6}$/.test(value), {
      message: "Accent colour: enter six digits such as #8a1c2b, or leave it empty for ink.",
    })
    .transform((value) => (value === "" ? null : value)),
  links: z
    .array(link)
    .max(LINKS_MAX, `At most ${LINKS_MAX} links.`)
    .optional()
    .transform((links) => (links ?? []).filter((entry) => entry !== null)),
  retentionDays: optionalInt("Days to keep attendees' data", { min: 1, max: 3650 }).transform(
    (days) => days ?? RETENTION_DAYS,
  ),
});

/** A group that is archived or taken up again. */
export const groupIdInput = z.object({ id: requiredId("This group does not exist.") });

export type GroupInput = z.output<typeof groupInput>;
