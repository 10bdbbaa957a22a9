import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/access/actor.ts";
import { deeds } from "#tests/support/deeds/all.ts";
import { type Deed, letStand, outcomeOf } from "#tests/support/deeds/deed.ts";
import { deskDeeds, publicDeeds as knownPublic } from "#tests/support/deeds/known.ts";
import { publicDeeds } from "#tests/support/deeds/public.ts";
import { NEIGHBOURS } from "#tests/support/world/ids.ts";
import { answerOf, ledgerOf, touched } from "#tests/support/world/ledger.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld, LESS, mixed, PEOPLE, RANKED } from "#tests/support/world/world.ts";

/*
 * Every deed there is, in a world with a neighbour of each kind: what it
 * changes, to the row and the column, and what it answers; whom it leaves alone;
 * who may do it. What each changes stands in tests/fixtures/deeds; `-u` writes it anew.
 */

/** The world, ready for a deed. */
async function readyFor({ first, begin }: Deed): Promise<(by: Actor) => Promise<unknown>> {
  await aWorld();
  await letStand(first ?? {});
  return begin();
}

const functionsOf = (table: Record<string, Deed>, known: Set<string>) => [
  ...new Set(
    Object.keys(table).map(
      (name) => [...known].find((one) => `${name} `.startsWith(`${one} `)) ?? name.split(" ")[0],
    ),
  ),
];

describe("the tables of deeds name every one", () => {
  test("of the desk", () => {
    // It goes to the mail server at once and writes nothing: mail/server/test-mail.test.ts.
    const known = [...deskDeeds].filter((name) => name !== "sendServerTest");
    expect(functionsOf(deeds, deskDeeds).toSorted()).toEqual(known.toSorted());
  });

  test("of people without an account", () => {
    // Nothing is there yet when a site is set up: accounts/setup.test.ts.
    const known = [...knownPublic].filter((name) => name !== "completeSetup");
    expect(functionsOf(publicDeeds, knownPublic).toSorted()).toEqual(known.toSorted());
  });
});

describe("a deed changes what it is about, and nothing of a neighbour", () => {
  test.each(Object.entries({ ...deeds, ...publicDeeds }))("%s", async (name, deed) => {
    const run = await readyFor(deed);
    const before = await allRows();
    const answer = run(PEOPLE[deed.by]);
    expect(await outcomeOf(answer)).toBe("done");
    const changed = differences(before, await allRows());
    const others = NEIGHBOURS.filter((place) => !deed.reaches.includes(place));
    expect(touched(changed, others)).toEqual([]);
    const file = name
      .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      .replaceAll(" ", "-");
    const held = answerOf(await answer) + ledgerOf(changed);
    await expect(held).toMatchFileSnapshot(`../../../fixtures/deeds/${file}.txt`);
  });
});

const guarded = Object.entries(deeds).filter(([, { who }]) => who !== "nobody");
const own = Object.entries(deeds).filter(([, { who }]) => who === "nobody");

describe("a deed does nothing", () => {
  test.each(guarded)("for who may not: %s", async (_, deed) => {
    const run = await readyFor(deed);
    const before = await allRows();
    for (const who of RANKED.slice(0, RANKED.indexOf(deed.who))) {
      const outcome = await outcomeOf(run(PEOPLE[who]));
      expect(ledgerOf(differences(before, await allRows())), who).toBe("nothing\n");
      expect(outcome, who).not.toBe("done");
    }
  });

  const byRole = guarded.filter(([, { who }]) => who in LESS);
  test.each(byRole)("for who may less here, and all of it elsewhere: %s", async (_, deed) => {
    const run = await readyFor(deed);
    const before = await allRows();
    const outcome = await outcomeOf(run(mixed(deed.who as keyof typeof LESS)));
    expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
    expect(outcome).not.toBe("done");
  });

  test.each(own)("to what is not one’s own: %s", async (_, deed) => {
    const run = await readyFor(deed);
    const before = await allRows();
    for (const who of ["nobody", "stranger", "helper"] as const) {
      const { accountId } = PEOPLE[who];
      await outcomeOf(run(PEOPLE[who]));
      const changed = differences(before, await allRows());
      const others = changed.filter(({ key, after }) =>
        [...key.split(" "), after?.accountId, after?.createdBy].every((one) => one !== accountId),
      );
      expect(touched(others, ["h", "m", "n"]), who).toEqual([]);
    }
  });
});
