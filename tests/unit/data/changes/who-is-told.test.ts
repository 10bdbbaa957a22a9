import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import { countToTell } from "#lib/changes/watch.ts";
import { letStand, m, STATES } from "#tests/support/deeds/deed.ts";
import { aWorld } from "#tests/support/world/world.ts";

const begun = {
  startsAt: new Date("2026-11-22T10:00:00Z"),
  endsAt: new Date("2026-11-22T14:00:00Z"),
};
const EVERYBODY = { meetings: 1, people: 6 };
const NOBODY = { meetings: 0, people: 0 };

test.each([
  ["draft", STATES.draft, NOBODY],
  ["published", STATES.published, EVERYBODY],
  ["unlisted", { visibility: "unlisted" }, EVERYBODY],
  ["postponed", STATES.postponed, NOBODY],
  ["cancelled", STATES.cancelled, NOBODY],
  ["begun", begun, EVERYBODY],
  ["over", STATES.over, NOBODY],
  ["deleted", STATES.deleted, NOBODY],
] as const)("of a meeting that is %s so many are told of a change", async (_, columns, told) => {
  await aWorld();
  await letStand(columns);
  expect(await countToTell(store.read, eq(meetings.id, m("meeting")))).toEqual(told);
});
