import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { groups, images, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { findPublicImage } from "#lib/images/public-queries.ts";
import { findImage } from "#lib/images/queries.ts";
import { eraseUnusedImages } from "#lib/images/retention.ts";
import { emptyRoom, listPictureRooms } from "#lib/images/room.ts";
import { roomInWords } from "#lib/images/room-words.ts";
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

const settings = { ...env() };
afterEach(() => {
  Object.assign(env(), settings);
});

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

test("a picture in the report of another group is not public by it, nor kept", async () => {
  const id = await stored();
  await meetingWith(await stored(), "published");
  await store.write((tx) =>
    tx.update(meetings).set({ groupId: "g2", report: `![The hall](/images/${id})` }),
  );
  expect(await findPublicImage(id)).toBeNull();
  await eraseUnusedImages(new Date(now().getTime() + 8 * 86_400_000));
  expect(await store.read.$count(images, eq(images.id, id))).toBe(0);
});

test("what is no picture is not kept", async () => {
  const result = await storeImage(organizer, "g1", Buffer.from("GIF89a and no more"));
  expect(result.ok).toBe(false);
  expect(await store.read.$count(images)).toBe(0);
});

/** Pictures that are there already: so many, so large, of that age. */
const sent = (n: number, { bytes = 10, minutesAgo = 0, groupId = "g1" } = {}) =>
  store.write(async (tx) => {
    const createdAt = new Date(now().getTime() - minutesAgo * 60_000);
    for (let i = 0; i < n; i++) {
      const data = Buffer.alloc(bytes);
      await tx
        .insert(images)
        .values({ id: newId(), groupId, data, width: 1, height: 1, createdAt });
    }
  });

test("a group sends 60 pictures an hour, and no other counts", async () => {
  setClock(now());
  await sent(59, { minutesAgo: 59 });
  await sent(60, { minutesAgo: 60 });
  await sent(60, { minutesAgo: -100 });
  await sent(60, { groupId: "g2" });
  expect((await listPictureRooms(organizer)).g1).toMatchObject({ leftThisHour: 1, anHour: 60 });
  await stored();
  expect(await storeImage(organizer, "g1", picture)).toMatchObject({
    reason: "hourly",
    at: "image",
    figures: { most: 60 },
  });
  // Nor is what nobody could read looked at any more.
  expect(await storeImage(organizer, "g1", Buffer.from("no picture"))).toMatchObject({
    reason: "hourly",
  });
  setClock(new Date(now().getTime() + 60_000));
  await stored();
});

test("of pictures that come at once as many are taken as there is room for", async () => {
  await sent(58);
  const results = await Promise.all(
    Array.from({ length: 5 }, () => storeImage(organizer, "g1", picture)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
});

test("a group keeps as many megabytes as the site has for it", async () => {
  expect(emptyRoom()).toEqual({ used: 0, most: 500_000_000, leftThisHour: 60, anHour: 60 });
  Object.assign(env(), { picturesMb: 1 });
  const yesterday = { minutesAgo: 1440 };
  await sent(1, { bytes: 900_000, ...yesterday });
  await sent(1, { bytes: 900_000, groupId: "g2", ...yesterday });
  await stored();
  const { used } = (await listPictureRooms(organizer)).g1!;
  await sent(1, { bytes: 1_000_000 - used, ...yesterday });
  expect(await storeImage(organizer, "g1", picture)).toMatchObject({
    reason: "full",
    at: "image",
    figures: { most: 1 },
  });
  const room = (await listPictureRooms(organizer)).g1;
  expect(room && roomInWords(room)).toBe(
    "The group’s pictures take 1 of 1 MB; 59 more pictures can be sent this hour.",
  );
});

test("what a group may send is told to its organizers alone", async () => {
  await sent(1);
  await sent(1, { groupId: "g2" });
  expect(Object.keys(await listPictureRooms(organizer))).toEqual(["g1"]);
  expect(await listPictureRooms(person({ g1: "helper" }))).toEqual({});
});

test("a picture nothing shows goes after a week, one that anything shows stays", async () => {
  const [shown, worn, reported, unused] = [
    await stored(),
    await stored(),
    await stored(),
    await stored(),
  ];
  await meetingWith(shown, "draft");
  await store.write(async (tx) => {
    await tx.update(groups).set({ imageId: worn }).where(eq(groups.id, "g1"));
    await tx.update(meetings).set({ report: `![The hall](/images/${reported})` });
  });
  const later = new Date(now().getTime() + 7 * 86_400_000 + 1_000);
  const restore = setClock(later);
  const fresh = await stored();
  const left = async () =>
    (await store.read.select({ id: images.id }).from(images)).map(({ id }) => id);
  expect(await left()).toContain(unused);
  expect(await eraseUnusedImages(new Date(later.getTime() - 2_000))).toBe(0);
  expect(await eraseUnusedImages(later)).toBe(1);
  restore();
  expect((await left()).sort()).toEqual([shown, worn, reported, fresh].sort());
});
