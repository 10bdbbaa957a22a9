import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, venues } from "#db/tables.ts";
import { type Actor, hasRoleSomewhere, type Role } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import { aGroup, aVenue } from "#tests/factories.ts";

const here = newId();
const there = newId();

const actor = (roles: Record<string, Role>, siteAdmin = false): Actor => ({
  accountId: "me",
  email: "me@example.org",
  name: "Me",
  siteAdmin,
  roles,
});

const people = {
  organizer: actor({ [here]: "organizer" }),
  "owner of both": actor({ [here]: "owner", [there]: "owner" }),
  "helper here, organizer there": actor({ [here]: "helper", [there]: "organizer" }),
  helper: actor({ [here]: "helper" }),
  nobody: actor({}),
  admin: actor({}, true),
};

beforeEach(async () => {
  await aVenue((await aGroup({ id: here })).id, { name: "Here" });
  await aVenue((await aGroup({ id: there })).id, { name: "There" });
});

async function seen(who: Actor, role: Role, orElse?: Parameters<typeof inGroupsOf>[3]) {
  const rows = await store.read
    .select({ name: venues.name })
    .from(venues)
    .where(inGroupsOf(who, role, venues.groupId, orElse))
    .orderBy(venues.name);
  return rows.map(({ name }) => name);
}

describe("rows by group", () => {
  // biome-ignore format: a table
  test.each<[keyof typeof people, string[]]>([
    ["organizer",                    ["Here"]],
    ["owner of both",                ["Here", "There"]],
    ["helper here, organizer there", ["There"]],
    ["helper",                       []],
    ["nobody",                       []],
    ["admin",                        ["Here", "There"]],
  ])("%s", async (who, expected) => {
    expect(await seen(people[who], "organizer")).toEqual(expected);
    expect(hasRoleSomewhere(people[who], "organizer")).toBe(expected.length > 0);
  });

  test("and what is true of another row is added for all", async () => {
    const other = eq(venues.name, "There");
    expect(await seen(people.nobody, "organizer", other)).toEqual(["There"]);
    expect(await seen(people.organizer, "organizer", other)).toEqual(["Here", "There"]);
    expect(await seen(people.admin, "organizer", other)).toEqual(["Here", "There"]);
  });

  test("a row of no group is for site admins", async () => {
    await store.write((tx) => recordAudit(tx, null, { action: "subscriber.removed" }));
    const of = (who: Actor) =>
      store.read.$count(auditEvents, inGroupsOf(who, "helper", auditEvents.groupId));
    expect(await of(people["owner of both"])).toBe(0);
    expect(await of(people.admin)).toBe(1);
  });
});
