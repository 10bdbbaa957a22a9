import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { dayOrderOf } from "#lib/subscribers/import/day-order.ts";
import { aGroup } from "#tests/factories.ts";

test("several groups have one order of the day where all of them write alike, and no others count", async () => {
  const british = await aGroup({ language: "en-GB", timeZone: "Europe/London" });
  const welsh = await aGroup({ language: "cy", timeZone: "Europe/London" });
  const american = await aGroup({ language: "en-US", timeZone: "America/New_York" });
  const of = (...groups: { id: string }[]) =>
    dayOrderOf(
      store.read,
      groups.map(({ id }) => id),
    );
  expect(await of(british)).toBe("day");
  expect(await of(american)).toBe("month");
  expect(await of(british, welsh)).toBe("day");
  expect(await of(british, american)).toBe(null);
  expect(await of()).toBe(null);
});
