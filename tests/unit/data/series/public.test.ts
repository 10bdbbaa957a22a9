import { describe, expect, it } from "vitest";
import { insertSeries } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { findMovedSeries, findPublicSeries } from "#lib/series/public-queries.ts";
import { keepFormerSlug } from "#lib/slugs.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";

async function aSeries(slug: string, row: object = {}) {
  const groupId = (await aGroup()).id;
  const series = await store.write(async (tx) => {
    const made = await insertSeries(tx, { groupId, title: slug, slug });
    await keepFormerSlug(tx, "series", `old-${slug}`, made.id);
    return made;
  });
  await aMeeting(groupId, { seriesId: series.id, ...row });
}

describe("a series' former address", () => {
  it("leads to the present one, and nowhere while the series is not public", async () => {
    await aSeries("wednesdays");
    await aSeries("hidden", { visibility: "unlisted" });
    expect(await findMovedSeries("old-wednesdays")).toBe("wednesdays");
    expect(await findPublicSeries("hidden")).toBeNull();
    expect(await findMovedSeries("old-hidden")).toBeNull();
    expect(await findMovedSeries("wednesdays")).toBeNull();
  });
});
