import { expect, it } from "vitest";
import { readSaid, sealSaid } from "#lib/forms/said.ts";
import { now, setClock } from "#lib/time/clock.ts";

it("says what became of a form for a quarter of an hour, and of no other", () => {
  const said = sealSaid("rsvp:1", { email: "ann@example.org" }, now());
  expect(said).not.toContain("ann");
  expect(readSaid("rsvp:1", said)).toEqual({ email: "ann@example.org" });
  expect(readSaid("rsvp:2", said)).toBeNull();
  setClock(new Date(now().getTime() + 14 * 60_000));
  expect(readSaid("rsvp:1", said)).not.toBeNull();
  setClock(new Date(now().getTime() + 60_001));
  expect(readSaid("rsvp:1", said)).toBeNull();
});

it("is the same for the same deed, so that a second answer equals the first", () => {
  const at = now();
  expect(sealSaid("x", { n: 1 }, at)).toBe(sealSaid("x", { n: 1 }, at));
  expect(sealSaid("x", { n: 2 }, at)).not.toBe(sealSaid("x", { n: 1 }, at));
});

it.each(["", "x", "a".repeat(60), `${sealSaid("x", 1, new Date(0)).slice(0, -1)}A`])(
  "says nothing by %j",
  (sealed) => expect(readSaid("x", sealed)).toBeNull(),
);
