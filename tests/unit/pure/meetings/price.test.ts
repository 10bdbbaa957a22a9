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
])("%o reads “%s”", (price, words) => {
  expect(priceInWords({ ...nothing, ...price })).toBe(words);
});
