import { beforeEach, describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents } from "#db/tables.ts";
import { NotFound } from "#lib/result.ts";
import { updateSite } from "#lib/site/commands.ts";
import { siteInput } from "#lib/site/input.ts";
import { findSiteChange, getSiteName, getSiteTimeZone } from "#lib/site/public-queries.ts";
import { getSite } from "#lib/site/queries.ts";
import { siteCalendar } from "#lib/syndication/calendars.ts";
import { newestChange } from "#lib/syndication/public-queries.ts";
import { siteReaderFeed } from "#lib/syndication/reader-feeds.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMember, aSiteAdmin } from "#tests/factories.ts";

const inZone = (timeZone: string, days: number) =>
  aGroup({ timeZone, createdAt: new Date(now().getTime() - days * 86_400_000) });

describe("the site's time zone", () => {
  test("is that of most groups, of the oldest where two are even, and UTC where there is none", async () => {
    expect(await getSiteTimeZone()).toBe("Etc/UTC");
    await inZone("Asia/Seoul", 1);
    await inZone("America/Denver", 3);
    await inZone("Europe/London", 2);
    expect(await getSiteTimeZone()).toBe("America/Denver");
    await inZone("Europe/London", 0);
    expect(await getSiteTimeZone()).toBe("Europe/London");
  });

  test("is what an admin sets, again and again, whatever the groups have", async () => {
    await inZone("Europe/London", 1);
    const admin = await aSiteAdmin();
    for (const timeZone of ["Asia/Seoul", "Asia/Kolkata"]) {
      expect(await updateSite(admin, siteInput.parse({ timeZone }))).toMatchObject({ ok: true });
      expect(await getSiteTimeZone()).toBe(timeZone);
      expect(await getSite(admin)).toMatchObject({ timeZone });
    }
    expect((await siteCalendar()).text).toContain("X-WR-TIMEZONE:Asia/Kolkata");
    const trail = await store.read.select().from(auditEvents);
    expect(trail).toHaveLength(2);
    expect(trail.map(({ action, accountId }) => [action, accountId])[0]).toEqual([
      "site.changed",
      admin.accountId,
    ]);
  });

  test("is one that the runtime knows", () => {
    expect(siteInput.safeParse({ timeZone: "Mars/Olympus" }).success).toBe(false);
    expect(siteInput.safeParse({}).success).toBe(false);
  });
});

describe("the site's name", () => {
  const said = (name: string) => siteInput.parse({ name, timeZone: "Europe/London" });

  test("is what an admin sets, in every feed of the whole site, and the group's again once it is empty", async () => {
    const { name } = await aGroup();
    const admin = await aSiteAdmin();
    expect(await getSiteName()).toBe(name);
    await aGroup();
    expect(await getSiteName()).toBe("Marchmont");
    await updateSite(admin, said("Meetings in Camden"));
    expect(await getSiteName()).toBe("Meetings in Camden");
    expect((await siteCalendar()).text).toContain("X-WR-CALNAME:Meetings in Camden");
    expect(JSON.stringify(await siteReaderFeed("meetings.atom"))).toContain("Meetings in Camden");
    await updateSite(admin, said(""));
    expect(await getSiteName()).toBe("Marchmont");
  });

  test("contact, imprint and words about privacy come back as they were set", async () => {
    await aGroup();
    const admin = await aSiteAdmin();
    const site = siteInput.parse({
      ...said(""),
      contact: "ask@example.org",
      imprint: "**A society**, 1 High Street",
      privacy: "We keep little.",
    });
    await updateSite(admin, site);
    expect(await getSite(admin)).toEqual(site);
    expect((await store.read.select().from(auditEvents)).at(-1)?.detail).toMatchObject({
      fields: "timeZone, contact, imprint, privacy",
    });
  });
});

test("calendars that ask what is new hear of a change of the site", async () => {
  await inZone("Europe/London", 10);
  expect(await findSiteChange()).toBeNull();
  const before = await newestChange();
  const later = before.getTime() + 60_000;
  const restore = setClock(() => later);
  await updateSite(await aSiteAdmin(), siteInput.parse({ timeZone: "Asia/Seoul" }));
  expect((await newestChange()).getTime()).toBe(later);
  restore();
});

describe("to all but site admins the site is not there", () => {
  let groupId: string;
  beforeEach(async () => {
    groupId = (await aGroup()).id;
  });

  test.each(["owner", "organizer", "helper"] as const)("%s", async (role) => {
    const actor = await aMember(groupId, role);
    await expect(getSite(actor)).rejects.toThrow(NotFound);
    await expect(updateSite(actor, siteInput.parse({ timeZone: "Asia/Seoul" }))).rejects.toThrow(
      NotFound,
    );
    expect(await getSiteTimeZone()).toBe("Europe/London");
  });
});
