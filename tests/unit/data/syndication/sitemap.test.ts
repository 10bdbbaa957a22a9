import { gunzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import { sitemap } from "#lib/syndication/sitemap.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";

const sitemapText = async () => String((await sitemap()).text);

const change = (id: string, set: object) =>
  store.write((tx) =>
    tx
      .update(meetings)
      .set({ ...set, changedAt: now() })
      .where(eq(meetings.id, id)),
  );

test("has what is public, and is another one with the next change", async () => {
  const group = await aGroup();
  const { id, slug } = await aMeeting(group.id);
  const first = await sitemapText();
  expect(first).toContain(`/meetings/${slug}</loc><lastmod>${now().toISOString().slice(0, 16)}`);
  expect(first).toContain(`/groups/${group.slug}</loc>`);
  expect(first.match(/<url>/g)).toHaveLength(first.match(/<\/url>/g)?.length ?? 0);
  expect(await sitemapText()).toBe(first);

  const restore = setClock(new Date(now().getTime() + 1000));
  await change(id, { visibility: "unlisted" });
  expect(await sitemapText()).not.toContain(slug);
  restore();
});

test("a second meeting stands in it at once", async () => {
  const group = await aGroup();
  await aMeeting(group.id);
  const first = await sitemapText();
  const { slug } = await aMeeting(group.id);
  expect(first).not.toContain(`/${slug}<`);
  expect(await sitemapText()).toContain(`/${slug}<`);
});

test("is made once for all who ask, and compressed for them", async () => {
  await aMeeting((await aGroup()).id);
  const [first, second] = await Promise.all([sitemap(), sitemap()]);
  expect(second).toBe(first);
  expect(await sitemap()).toBe(first);
  expect(gunzipSync(first.gzipped)).toEqual(first.text);
});
