import { expect, test } from "vitest";
import { priceInWords } from "#lib/meetings/price.ts";

const nothing = { free: false, priceAmount: null, priceCurrency: "", priceNote: "" };

test.each([
  [{}, ""],
  [{ priceCurrency: "GBP" }, ""],
  [{ free: true }, "Free"],
  [{ free: true, priceNote: "a collection for the hall" }, "Free, a collection for the hall"],
  [{ free: true, priceNote: "All welcome" }, "Free. All welcome"],
  [{ priceAmount: "3.00", priceCurrency: "GBP" }, "£3"],
  [{ priceAmount: "3.00", priceCurrency: "GBP", priceNote: "children free" }, "£3, children free"],
  [{ priceNote: "£12 with lunch, £6 without" }, "£12 with lunch, £6 without"],
  [{ free: true, priceNote: "free tea" }, "Free, free tea"],
  [{ free: true, priceNote: "free, all welcome" }, "free, all welcome"],
  [{ free: true, priceNote: "Admission free" }, "Admission free"],
  [{ free: true, priceNote: "Free of charge" }, "Free of charge"],
])("%o reads “%s”", (price, words) => {
  expect(priceInWords({ ...nothing, ...price })).toBe(words);
});

const pounds = (priceAmount: string, priceNote: string) =>
  priceInWords({ ...nothing, priceAmount, priceCurrency: "GBP", priceNote });

test.each([
  "£3",
  "£3.00",
  "3 GBP",
  "gbp 3",
  "3 pounds on the door",
  "Three hours for £3",
  "£3, children free",
  "£5, members £3",
  "£3–£5",
])("an amount of £3 is said once with the words “%s”", (words) => {
  expect(pounds("3.00", words)).toBe(words);
});

test.each(["£30 a family", "£1.3", "€3", "3 rooms", "plus £3 for tea", "£3 extra for tea"])(
  "an amount of £3 is not said by “%s”",
  (words) => {
    expect(pounds("3.00", words)).toBe(`£3, ${words}`);
  },
);

test.each([
  ["1200.50", "£1,200.50 a head"],
  ["1200.50", "£1.200,50 a head"],
  ["0.50", "£0.5"],
])("an amount of %s is said by “%s”", (amount, words) => {
  expect(pounds(amount, words)).toBe(words);
});

test("an amount is said in its own currency, by whatever sign", () => {
  const price = { ...nothing, priceAmount: "500", priceCurrency: "JPY" };
  for (const priceNote of ["¥500", "JP¥500", "500 yen"]) {
    expect(priceInWords({ ...price, priceNote })).toBe(priceNote);
  }
  const dollars = { ...price, priceAmount: "5.00", priceCurrency: "AUD", priceNote: "US$5" };
  expect(priceInWords(dollars)).toBe("A$5. US$5");
});
