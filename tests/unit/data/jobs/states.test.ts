import { expect, test, vi } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { jobs } from "#lib/jobs/list.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { empty } from "#tests/setup/empty.ts";
import { letStand, STATES } from "#tests/support/deeds/deed.ts";
import { makeMails } from "#tests/support/mails.ts";
import { ago, ahead } from "#tests/support/world/at.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * All that the clock does, and the mails that are then made, by how the meeting
 * m stands, at the moments of its life. It stands in tests/fixtures/clock: all
 * of it where m is on, for the other states what differs; `-u` writes it anew.
 */

const DAY = 24;
/** Hours from the present, when m begins on the eleventh day. */
const MOMENTS = {
  "a day before": 10 * DAY + 8,
  "while it is on": 11 * DAY + 8,
  "two months after": 72 * DAY,
};

const HOW = {
  ...(({ over: _, ...states }) => states)(STATES),
  // No deed lets it stand so: each of the two layers is tried alone.
  "deleted and not withdrawn": { ...STATES.published, deletedAt: ago(5) },
} as const;

/** Everything once, as after a long sleep, and what it changed. */
async function everything(): Promise<string[]> {
  const before = await allRows();
  for (const job of jobs) await ("erases" in job ? job.erases(now()) : job.acts());
  await makeMails();
  return ledgerOf(differences(before, await allRows()))
    .trimEnd()
    .split("\n");
}

// Leases are of the database's own clock on PostgreSQL, which does not stand still.
test.skipIf(isPostgres()).each(Object.entries(MOMENTS))(
  "what the clock does %s",
  async (moment, hours) => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const found: Record<string, string[]> = {};
    for (const [how, columns] of Object.entries(HOW)) {
      await empty();
      await aWorld();
      await letStand(columns);
      setClock(ahead(hours));
      found[how] = await everything();
    }
    const { published = [], ...others } = found;
    const told = Object.entries(others).map(([how, lines]) => {
      const more = lines.filter((line) => !published.includes(line));
      const less = published.filter((line) => !lines.includes(line));
      return [`${how}:`, ...more, ...less.map((line) => `without ${line}`), ""].join("\n");
    });
    const file = `../../../fixtures/clock/${moment.replaceAll(" ", "-")}.txt`;
    await expect(["on:", ...published, "", ...told].join("\n")).toMatchFileSnapshot(file);
  },
);
