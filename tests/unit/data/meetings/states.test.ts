import { describe, expect, test } from "vitest";
import { possibleVerbs } from "#lib/meetings/policy.ts";
import { now } from "#lib/time/clock.ts";
import { meetingNow } from "#tests/factories.ts";
import { empty } from "#tests/setup/empty.ts";
import { ofMeetings } from "#tests/support/deeds/all.ts";
import { archive, type Deed, letStand, m, outcomeOf, STATES } from "#tests/support/deeds/deed.ts";
import { guestDeeds } from "#tests/support/deeds/public.ts";
import { OUTCOMES } from "#tests/support/deeds/states.ts";
import { ago } from "#tests/support/world/at.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * Every deed that is done to a meeting × how the meeting stands by the time it
 * is done, however it stood when the page was opened. What is refused changes
 * nothing; what is done where the meeting is not simply on, to the row and the
 * column, stands in tests/fixtures/states.
 */

const deeds: Record<string, Deed> = { ...ofMeetings, ...guestDeeds };
const states: { state: string; columns: Parameters<typeof letStand>[0]; as?: string }[] = [
  ...Object.entries(STATES).map(([state, columns]) => ({ state, columns })),
  { state: "archived", columns: {} },
  // No deed lets it stand so: that it is deleted is tried without that it is a draft.
  {
    state: "deleted and not withdrawn",
    columns: { ...STATES.published, deletedAt: ago(5) },
    as: "deleted",
  },
];
const names = states.map(({ state }) => state);

/** What the table says of a state: each deed with what comes of it. */
const said = (column: number) =>
  Object.fromEntries(Object.entries(OUTCOMES).map(([name, row]) => [name, row[column]]));

/** What is changed by a deed that nothing stands against. */
async function done(deed: Deed): Promise<string> {
  const before = await allRows();
  const run = await deed.begin();
  expect(await outcomeOf(run(PEOPLE[deed.by]))).toBe("done");
  return ledgerOf(differences(before, await allRows()));
}

test("every deed has its line", () => {
  expect(Object.keys(OUTCOMES).toSorted()).toEqual(Object.keys(deeds).toSorted());
});

test.each(states.map((one, column) => ({ ...one, column })))(
  "what comes of each deed where the meeting is $state",
  async ({ state, columns, column, as = state }) => {
    const found: Record<string, string> = {};
    const unasked: Record<string, string> = {};
    const ledger: string[] = [];
    for (const [name, deed] of Object.entries(deeds)) {
      await empty();
      await aWorld();
      await letStand(deed.first ?? {});
      const run = await deed.begin();
      // Each state at a moment of its own: mails are not made from what was read in another.
      const changedAt = ago(10 + column);
      await letStand({ ...columns, changedAt });
      if (state === "archived") await archive();
      const before = await allRows();
      const outcome = await outcomeOf(run(PEOPLE[deed.by]));
      const changed = ledgerOf(differences(before, await allRows()));
      const nothing = changed === "nothing\n";
      found[name] = outcome === "done" && nothing ? "nothing" : outcome;
      if (outcome !== "done" && !nothing) unasked[name] = changed;
      if (outcome === "done" && !nothing) ledger.push(`${name}\n${changed}`);
      if (outcome === "stale") ledger.push(`${name}, of a page that is fresh\n${await done(deed)}`);
    }
    expect(unasked).toEqual({});
    expect(found).toEqual(said(names.indexOf(as)));
    // As fixtures/deeds have it.
    if (state === "published" || state === "archived" || as !== state) return;
    await expect(ledger.join("\n")).toMatchFileSnapshot(`../../../fixtures/states/${state}.txt`);
  },
);

describe("the desk offers the verbs that are done", () => {
  test.each(Object.entries(STATES).map(([state, columns], column) => ({ state, columns, column })))(
    "to a meeting that is $state",
    async ({ columns, column }) => {
      await aWorld();
      await letStand(columns);
      const offered = possibleVerbs(await meetingNow(m("meeting")), now());
      const verbs = ["publish", "unpublish", "postpone", "cancel", "reinstate", "delete"] as const;
      const done = verbs.filter((verb) => OUTCOMES[`${verb}Meeting`]?.[column] === "done");
      expect(offered.toSorted()).toEqual([...done].toSorted());
    },
  );
});
