import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { groups, images, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { findPublicImage } from "#lib/images/public-queries.ts";
import { findImage } from "#lib/images/queries.ts";
import { storeImage } from "#lib/images/store.ts";
import { now, setClock } from "#lib/time/clock.ts";

const person = (roles: Actor["roles"]): Actor => ({
  accountId: "a",
  email: "a@example.org",
  name: "A",
  siteAdmin: false,
  roles,
});
const organizer = person({ g1: "organizer" });
let picture: Buffer;

beforeEach(async () => {
  picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  await store.write(async (tx) => {
    for (const id of ["g1", "g2"]) {
      await tx.insert(groups).values({
        id,
        slug: id,
        name: id,
        timeZone: "Europe/London",
        createdAt: now(),
        changedAt: now(),
      });
    }
  });
});

async function stored(): Promise<string> {
  const result = await storeImage(organizer, "g1", picture);
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

async function meetingWith(imageId: string, status: "draft" | "published"): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(meetings).values({
      id: `m-${imageId}`,
      slug: `m-${imageId}`,
      uid: `m-${imageId}`,
      groupId: "g1",
      status,
      visibility: "public",
      title: "A meeting",
      startsAtLocal: "2027-01-01T19:00",
      endsAtLocal: "2027-01-01T21:00",
      timeZone: "Europe/London",
      startsAt: new Date("2027-01-01T19:00Z"),
      endsAt: new Date("2027-01-01T21:00Z"),
      imageId,
      searchKey: "a meeting",
      createdAt: now(),
      changedAt: now(),
      firstPublishedAt: status === "draft" ? null : now(),
    });
  });
}

test("only organizers of the group can add a picture", async () => {
  await expect(storeImage(person({ g1: "helper" }), "g1", picture)).rejects.toThrow(/organizers/);
  await expect(storeImage(person({ g2: "owner" }), "g1", picture)).rejects.toThrow(/organizers/);
});

test("a picture is public once a meeting that shows it is, and its group's before that", async () => {
  const id = await stored();
  expect(await findPublicImage(id)).toBeNull();
  await meetingWith(id, "draft");
  expect(await findPublicImage(id)).toBeNull();
  expect((await findImage(organizer, id))?.length).toBeGreaterThan(0);
  expect(await findImage(person({ g2: "owner" }), id)).toBeNull();
  await store.write((tx) =>
    tx.update(meetings).set({ status: "published", firstPublishedAt: now() }),
  );
  expect((await findPublicImage(id))?.length).toBeGreaterThan(0);
});

test("a picture nothing shows goes after a week, one that is shown stays", async () => {
  const shown = await stored();
  const unused = await stored();
  await meetingWith(shown, "draft");
  const restore = setClock(new Date(now().getTime() + 8 * 86_400_000));
  const fresh = await stored();
  restore();
  const left = await store.read.select({ id: images.id }).from(images);
  expect(left.map(({ id }) => id).sort()).toEqual([shown, fresh].sort());
  expect(left.map(({ id }) => id)).not.toContain(unused);
});
