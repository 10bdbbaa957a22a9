import { expect, test } from "vitest";
import { currencies, isCurrency, moneyInWords, wholeAmount } from "#lib/text/currencies.ts";

test.each([
  ["3.00", "GBP", "£3"],
  ["3.50", "GBP", "£3.50"],
  ["1250", "JPY", "JP¥1,250"],
  ["5.00", "USD", "US$5"],
  ["1.250", "KWD", "KWD\u00a01.250"],
  ["12.5", "JPY", "JP¥12.5"],
])("%s of %s is %s", (amount, currency, words) => {
  expect(moneyInWords(amount, currency)).toBe(words);
});

test.each([
  ["3", "GBP", "3.00"],
  ["3.5", "GBP", "3.50"],
  ["1250", "JPY", "1250"],
  ["1.2", "KWD", "1.200"],
])("%s of %s is kept as %s", (amount, currency, kept) => {
  expect(wholeAmount(amount, currency)).toBe(kept);
});

test("currencies are those of ISO 4217, those in use first", () => {
  expect(isCurrency("GBP")).toBe(true);
  expect([isCurrency("gbp"), isCurrency("PNY"), isCurrency("")]).toEqual([false, false, false]);
  const offered = currencies(["GBP", "", "EUR", "GBP"]).map(({ code }) => code);
  expect(offered.slice(0, 2)).toEqual(["GBP", "EUR"]);
  expect(new Set(offered).size).toBe(offered.length);
  expect(offered).toContain("JPY");
  // One that is no more is offered only where it is in use.
  expect(offered).not.toContain("ZWL");
  expect(currencies(["ZWL"])[0]?.code).toBe("ZWL");
});
