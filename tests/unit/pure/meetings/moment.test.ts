import { expect, it } from "vitest";
import { canJoin } from "#lib/meetings/moment.ts";

it("is joined online until half an hour after its end, unless it is off", () => {
  const endsAt = new Date("2027-01-10T21:00:00Z");
  const at = (time: string) => new Date(`2027-01-10T${time}:00Z`);
  expect(canJoin({ status: "published", endsAt }, at("21:29"))).toBe(true);
  expect(canJoin({ status: "published", endsAt }, at("21:30"))).toBe(false);
  expect(canJoin({ status: "cancelled", endsAt }, at("19:00"))).toBe(false);
  expect(canJoin({ status: "postponed", endsAt }, at("19:00"))).toBe(false);
});
