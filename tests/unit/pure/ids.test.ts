import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { setClock } from "#lib/time/clock.ts";

const made = (n: number) => Array.from({ length: n }, newId);

it("ids of one moment sort in the order they were made, and none comes twice", () => {
  const restore = setClock(new Date("2007-10-07T13:00:00Z"));
  const ids = made(5_000);
  restore();
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true);
});

it("a later id sorts after an earlier one", () => {
  const restore = setClock(new Date("2007-10-07T13:00:00.000Z"));
  const [early] = made(1);
  setClock(new Date("2007-10-07T13:00:00.001Z"));
  const [late] = made(1);
  restore();
  expect([late, early].toSorted()).toEqual([early, late]);
});
