import { expect, it } from "vitest";
import { normaliseEmail } from "#lib/accounts/email.ts";
import { optionalEmail } from "#lib/forms/fields.ts";
import { joinRules } from "#lib/rsvps/rules.ts";
import { inviteInput } from "#lib/subscribers/input.ts";
import { pastedAddress } from "#lib/text/pasted-address.ts";

const PASTED = [
  "ann@example.org",
  " ann@example.org\u00a0",
  "\u200bann@exam\u00adple.org\ufeff",
  "\u202aann@example.org\u202c",
  "\u2068ann\u2060@example.org\u2069",
  "ann＠example.org",
  "Ann <ann@example.org>",
  '"Lee, Ann" <ann@example.org>,',
  "<ann@example.org>",
  "ann@example.org <ann@example.org>",
  "mailto:ann@example.org",
  "MAILTO:ann%40example.org?subject=Hello",
  "Ann <mailto:ann@example.org>",
  "“ann@example.org”",
  "ann@example.org,",
  "ann@example.org;",
  "ann@example.org.",
  "ann@example.org!",
  "ann@example.org/",
  "ann@example.org:",
  "(ann@example.org)",
  "[ann@example.org]",
  "<ann@example.org",
  "ann@example.org>",
  "ann@example.org (Ann Lee)",
  "ann @ example.org",
  "E-mail: ann@example.org",
  "smtp:ann@example.org",
  "[ann@example.org](mailto:ann@example.org)",
  "[Write to Ann](mailto:ann@example.org?subject=Hello)",
];

it.each(PASTED)("%j is cleaned wherever an address is asked for", (text) => {
  expect(pastedAddress(text)).toBe("ann@example.org");
  expect(joinRules.email(text)).toEqual({ value: "ann@example.org" });
  expect(normaliseEmail(text)).toBe("ann@example.org");
  expect(inviteInput.shape.email.parse(text)).toBe("ann@example.org");
  expect(optionalEmail("Reply").parse(text)).toBe("ann@example.org");
});

it.each([
  "ann@example.org, ben@example.org",
  "ben@example.org <ann@example.org>",
  "Ann <ann@example.org> <ben@example.org>",
  "mailto:ann@example.org,ben@example.org",
  "ann@exam ple.org",
  "mailto:ann%0A@example.org",
  "Ann <>",
  "Ann ann@example.org",
  "ann lee@example.org",
  "ann lee @ example.org",
  "[ben@example.org](mailto:ann@example.org)",
  "ann@example.org (ben@example.org)",
  "ann@@example.org",
])("%j is refused: which address is meant cannot be known", (text) => {
  expect(joinRules.email(text)).toHaveProperty("error");
  expect(normaliseEmail(text)).toBeNull();
  expect(inviteInput.shape.email.safeParse(text).success).toBe(false);
  expect(optionalEmail("Reply").safeParse(text).success).toBe(false);
});
