import { z } from "zod";
import { cleanLine, cleanText, isVisible } from "#lib/text/clean.ts";
import { pastedAddress } from "#lib/text/pasted-address.ts";

/*
 * The small pieces that every noun's input schema is made of. They take what
 * forms send (strings, or nothing) and give what commands store. Browser-safe.
 */

/** The longest text of several lines. */
export const TEXT_MAX = 20_000;
/** The longest title. */
export const TITLE_MAX = 300;

const count = (n: number) => n.toLocaleString("en-GB");

function within(max: number, label: string) {
  return z.string().superRefine((value, context) => {
    if (value.length <= max) return;
    context.addIssue({
      code: "custom",
      message: `${label}: at most ${count(max)} characters; these are ${count(value.length)}.`,
    });
  });
}

const raw = () => z.string({ error: "This is not text." }).prefault("");

/** One line, cleaned; "" when left empty or made of invisible characters only. */
export function line(max: number, label: string) {
  return raw()
    .transform((value) => (isVisible(value) ? cleanLine(value) : ""))
    .pipe(within(max, label));
}

/** One line that must show something. `label` begins the message: "Enter the title." is `requiredLine(300, "Title", "Enter the title.")`. */
export function requiredLine(max: number, label: string, missing?: string) {
  return line(max, label).refine((value) => value !== "", {
    message: missing ?? `${label}: this cannot be empty.`,
  });
}

/** Several lines or Markdown, cleaned; "" when left empty. */
export function multiline(max: number = TEXT_MAX, label = "Text") {
  return raw()
    .transform((value) => (isVisible(value) ? cleanText(value) : ""))
    .pipe(within(max, label));
}

const BARE_ADDRESS = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#].*)?$/i;

/**
 * A web address, http or https, as the browser would write it; null when left
 * empty. "www.example.org" is taken for https.
 */
export function optionalUrl(label: string) {
  return line(2000, label).transform((value, context) => {
    if (value === "") return null;
    const text = BARE_ADDRESS.test(value) ? `https://${value}` : value;
    const url = URL.canParse(text) ? new URL(text) : null;
    const web = url?.protocol === "https:" || url?.protocol === "http:";
    if (url && web && url.hostname && !url.username && !url.password) return url.href;
    context.addIssue({
      code: "custom",
      message: `${label}: enter a web address that begins with https:// or http://.`,
    });
    return z.NEVER;
  });
}

/** An e-mail address, cleaned of what is pasted along; null when left empty. */
export function optionalEmail(label: string) {
  return line(254, label).transform((value, context) => {
    if (value === "") return null;
    const email = pastedAddress(value);
    if (z.email().safeParse(email).success) return email;
    context.addIssue({
      code: "custom",
      message: `${label}: enter an e-mail address like name@example.org.`,
    });
    return z.NEVER;
  });
}

/** A whole number in a range; null when left empty. */
export function optionalInt(label: string, { min, max }: { min: number; max: number }) {
  return line(40, label).transform((value, context) => {
    if (value === "") return null;
    const number = /^-?\d{1,12}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    context.addIssue({
      code: "custom",
      message: `${label}: enter a whole number from ${count(min)} to ${count(max)}.`,
    });
    return z.NEVER;
  });
}

/** An amount of money as a decimal number, "3.5" or "3,50" among its forms; null when left empty. */
export function optionalAmount(label: string) {
  return line(40, label).transform((value, context) => {
    if (value === "") return null;
    const found = /^(\d{1,9})(?:\.(\d{1,4})|,(\d{1,2}))?$/.exec(value);
    const decimals = found?.[2] ?? found?.[3];
    if (found) return [Number(found[1]), ...(decimals ? [decimals] : [])].join(".");
    context.addIssue({
      code: "custom",
      message: `${label}: enter a number such as 3 or 3.50, without the currency.`,
    });
    return z.NEVER;
  });
}

/** Whether "2007", "2007-10" or "2007-10-07" names a year, month or day that exists, from 1000 to 2199. */
export function isPartialDate(text: string): boolean {
  const found = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!found || Number(found[1]) > 2199) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** A date that may be partial: "2007", "2007-10" or "2007-10-07"; null when left empty. */
export function partialDate(label: string) {
  return line(40, label).transform((value, context) => {
    if (value === "") return null;
    if (isPartialDate(value)) return value;
    context.addIssue({
      code: "custom",
      message: `${label}: enter a year, a month or a day, as 2007, 2007-10 or 2007-10-07.`,
    });
    return z.NEVER;
  });
}

/** A checkbox: true when ticked. Forms send "on" or nothing, react-hook-form a boolean. */
export function checkbox() {
  return z
    .union([z.boolean(), z.string()])
    .optional()
    .transform((value) => value === true || (typeof value === "string" && value !== ""));
}

/** The warnings that are insisted upon, as `mayInsist` of their refusals names them. */
export function insisted() {
  const one = z.string().max(100);
  return z
    .union([one, z.array(one).max(10)], { error: "This cannot be insisted upon." })
    .optional()
    .transform((value) => [value ?? []].flat().filter((reason) => reason !== ""));
}

/** The id of another row; null when nothing is chosen. */
export function optionalId() {
  return line(40, "Choice").transform((value) => (value === "" ? null : value));
}

/** The id of another row that must be chosen. */
export function requiredId(missing: string) {
  return requiredLine(40, "Choice", missing);
}
