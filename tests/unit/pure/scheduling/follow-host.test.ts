import { expect, it } from "vitest";
import { followedHost, takenFrom } from "#lib/scheduling/follow-host.ts";

const leeds = { timeZone: "Europe/London", language: "en-GB", currency: "GBP" };
const lyon = { timeZone: "Europe/Paris", language: "fr", currency: "EUR" };

it("what nobody chose otherwise follows the host", () => {
  expect(followedHost(takenFrom(leeds), leeds, lyon)).toEqual(takenFrom(lyon));
});

it.each([
  ["timeZone", "Asia/Tokyo"],
  ["language", "cy"],
  ["priceCurrency", ""],
] as const)("another %s stays", (name, value) => {
  const typed = { ...takenFrom(leeds), [name]: value };
  expect(followedHost(typed, leeds, lyon)).toEqual({ ...takenFrom(lyon), [name]: value });
});
