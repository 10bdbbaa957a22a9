import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { freeSlug, keepFormerSlug } from "#lib/slugs.ts";
import { aGroup, aVenue } from "#tests/factories.ts";

/* Who has an address, or had it. */

const free = (ownId?: string) => store.write((tx) => freeSlug(tx, "venue", "Old Hall", ownId));

test("an address that led to another row is not given away, and its own comes back to it", async () => {
  const venue = await aVenue((await aGroup()).id, { slug: "elsewhere" });
  expect(await free()).toBe("old-hall");
  await store.write((tx) => keepFormerSlug(tx, "venue", "old-hall", venue.id));
  expect(await free()).toBe("old-hall-2");
  expect(await free(venue.id)).toBe("old-hall");
  expect(await store.write((tx) => freeSlug(tx, "speaker", "Old Hall"))).toBe("old-hall");
});

test("an address that another row has is not given away either", async () => {
  const venue = await aVenue((await aGroup()).id, { slug: "old-hall" });
  expect(await free()).toBe("old-hall-2");
  expect(await free(venue.id)).toBe("old-hall");
});
