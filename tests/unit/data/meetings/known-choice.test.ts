import { expect, test } from "vitest";
import { insertSeries } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { isKnown } from "#lib/meetings/public-scope.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";

test("a group is known by itself, all else by a listed meeting", async () => {
  const group = await aGroup();
  const groupId = group.id;
  const [open, closed] = await store.write(async (tx) => [
    await insertSeries(tx, { groupId, title: "Open" }),
    await insertSeries(tx, { groupId, title: "Closed" }),
  ]);
  await aMeeting(groupId, { seriesId: open?.id });
  await aMeeting(groupId, { seriesId: closed?.id, status: "draft" });
  expect(await isKnown({})).toBe(true);
  expect(await isKnown({ group: group.slug, series: "open", attendance: "online" })).toBe(true);
  expect(await isKnown({ group: "nobody" })).toBe(false);
  expect(await isKnown({ series: "closed" })).toBe(false);
  expect(await isKnown({ group: group.slug, venue: "nowhere" })).toBe(false);
});
