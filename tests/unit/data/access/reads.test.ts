import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/access/actor.ts";
import { Forbidden, NotFound } from "#lib/result.ts";
import { letStand, STATES } from "#tests/support/deeds/deed.ts";
import { deskReads } from "#tests/support/deeds/known.ts";
import type { Read } from "#tests/support/deeds/read.ts";
import { readsOfMeetings } from "#tests/support/deeds/reads-of-meetings.ts";
import { readsOfPeople } from "#tests/support/deeds/reads-of-people.ts";
import { nameOf } from "#tests/support/world/ids.ts";
import { sightOf } from "#tests/support/world/ledger.ts";
import { aWorld, LESS, mixed, PEOPLE, RANKED } from "#tests/support/world/world.ts";

/*
 * Every look of the desk: what it shows of each row to who may look, to the
 * column and in its order, and that it shows nothing to anybody else. What is
 * seen stands in tests/fixtures/reads; `-u` writes it anew.
 */

const reads: Record<string, Read> = { ...readsOfMeetings, ...readsOfPeople };

/** What is seen; null where it is not there for who looks. */
async function found({ look }: Read, by: Actor): Promise<unknown> {
  try {
    return (await look(by)) ?? "";
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return null;
    throw error;
  }
}

/** The same as text; "" for null. */
async function seen(read: Read, by: Actor): Promise<string> {
  const sight = await found(read, by);
  if (sight === null) return "";
  return Buffer.isBuffer(sight) ? `${sight.length} bytes` : JSON.stringify(sight);
}

/** Of a text, the rows of the world that it names and the people whom it tells of, sorted. */
function named(text: string): string {
  const ids = (text.match(/\b00[a-z0-9]{24}\b/g) ?? []).flatMap((id) => nameOf(id) ?? []);
  const people = text.match(/[\w-]+@example\.org|\w+ of [mnf]\b|About \w\b/g) ?? [];
  return [...new Set([...ids, ...people])].toSorted().join("\n");
}

/** What only the members of a group may know of its meetings and rows. */
const PRIVATE = {
  h: /^[mn]\.(?!meeting|item|drink|access|old|fresh)|^h\.(invitation|news|readers|\w+session|\w+passkey|annexe|ben|journal|review|unused)|\w of [mn]$|^About [hmn]$|^(owner|organizer|helper|aide)-h@/,
  t: /^f\.(?!meeting|item|drink|access|old|fresh)|^t\.(invitation|news|readers|\w+session|\w+passkey|annexe|ben|cleo|journal|review|letter|unused)|\w of f$|^About [tf]$|^(owner|organizer|helper|aide)-t@/,
};
const leaks = (text: string, of: RegExp) =>
  named(text)
    .split("\n")
    .filter((one) => of.test(one));

test("every look is in the table", () => {
  const listed = new Set(Object.keys(reads).map((name) => name.split(" ")[0] ?? ""));
  expect([...deskReads].filter((name) => !listed.has(name))).toEqual([]);
});

describe("who may look sees", () => {
  test.each(Object.entries(reads))("%s", async (name, read) => {
    await aWorld();
    const sight = await found(read, PEOPLE[read.who]);
    expect(sight).not.toBeNull();
    if (read.who !== "admin") expect(leaks(JSON.stringify(sight), PRIVATE.t)).toEqual([]);
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(" ", "-");
    await expect(sightOf(sight)).toMatchFileSnapshot(`../../../fixtures/reads/${file}.txt`);
  });
});

describe("nobody else sees anything of", () => {
  test.each(Object.entries(reads))("%s", async (_, read) => {
    await aWorld();
    for (const who of RANKED.slice(0, RANKED.indexOf(read.who))) {
      const text = await seen(read, PEOPLE[who]);
      // Helpers are given the names of those who come, for the door.
      if (who !== "helper") expect(leaks(text, PRIVATE.h), who).toEqual([]);
      else expect(text).not.toMatch(/@example\.org|Asked twice|says hello/);
    }
  });

  const byRole = Object.entries(reads).filter(([, { who }]) => who !== "admin" && who !== "helper");
  test("but what of these the role below shows too", async () => {
    await aWorld();
    const shared: string[] = [];
    for (const [name, read] of byRole) {
      const less = await seen(read, PEOPLE[LESS[read.who as keyof typeof LESS]]);
      if (less !== (await seen(read, PEOPLE.nobody))) shared.push(name);
    }
    await expect(`${shared.join("\n")}\n`).toMatchFileSnapshot(
      "../../../fixtures/reads/of-the-role-below.txt",
    );
  });

  test.each(byRole)("%s where they may look, for who may less here", async (_, read) => {
    await aWorld();
    const who = read.who as "organizer" | "owner";
    const [less, none] = [LESS[who], await seen(read, PEOPLE.nobody)];
    const both = await seen(read, mixed(who));
    // Where the lesser role shows nothing, it adds nothing to what is seen elsewhere.
    if ((await seen(read, PEOPLE[less])) === none) {
      expect(both).toBe(await seen(read, PEOPLE.stranger));
    } else expect(leaks(both, PRIVATE.h)).toEqual(leaks(await seen(read, PEOPLE[less]), PRIVATE.h));
  });

  test.each(Object.entries(reads))("%s of a meeting that was deleted", async (_, read) => {
    await aWorld();
    await letStand({ ...STATES.deleted, title: "Deleted" });
    for (const who of ["nobody", "stranger"] as const) {
      const text = await seen(read, PEOPLE[who]);
      expect(text, who).not.toContain("Deleted");
    }
  });
});
