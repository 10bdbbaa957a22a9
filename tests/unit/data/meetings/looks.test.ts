import { expect, test } from "vitest";
import { listMeetingsFor } from "#lib/meetings/queries.ts";
import { Forbidden, NotFound } from "#lib/result.ts";
import { empty } from "#tests/setup/empty.ts";
import { archive, letStand, STATES } from "#tests/support/deeds/deed.ts";
import { read } from "#tests/support/deeds/read.ts";
import { readsOfMeetings } from "#tests/support/deeds/reads-of-meetings.ts";
import { ago, ahead } from "#tests/support/world/at.ts";
import { nameOf } from "#tests/support/world/ids.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * Every look of the desk at meetings × how the meeting m stands: of which rows
 * it tells, in its order. It stands in tests/fixtures/looks.txt: all of it where m
 * is on, for the other states what differs; `-u` writes it anew.
 */

const looks = {
  ...readsOfMeetings,
  ...Object.fromEntries(
    (["upcoming", "past", "drafts", "off"] as const).map((list) => [
      `listMeetingsFor ${list}`,
      read("helper", (by) => listMeetingsFor(by, { list })),
    ]),
  ),
};

const MOVED = { movedFrom: { startsAt: ago(1).getTime(), endsAt: ahead(1).getTime() } };
const REPORTED = { report: "It rained.", attendance: 4 };

const UNDER_WAY = {
  startsAtLocal: "2026-11-22T11:00",
  endsAtLocal: "2026-11-22T14:00",
  startsAt: ago(1),
  endsAt: ahead(2),
};

/** How it can stand, whatever of it a look asks for beside. */
const HOW = {
  ...STATES,
  // No deed lets it stand so: each of the two layers is tried alone.
  "deleted and not withdrawn": { ...STATES.published, deletedAt: ago(5) },
  "over, and told of": { ...STATES.over, ...REPORTED, thankedAt: ago(1) },
  "over, and moved": { ...STATES.over, ...MOVED },
  "over, and cancelled": { ...STATES.over, status: "cancelled" },
  "over, and withdrawn": { ...STATES.over, status: "draft" },
  "over and deleted": { ...STATES.over, deletedAt: ago(1) },
  "under way": UNDER_WAY,
  "under way, and postponed": { ...STATES.postponed, ...UNDER_WAY },
  "under way, and a draft": { ...STATES.draft, ...UNDER_WAY },
  "under way, and moved": { ...UNDER_WAY, ...MOVED },
  moved: MOVED,
  "moved, and postponed": { ...STATES.postponed, ...MOVED },
  "moved and deleted": { ...MOVED, deletedAt: ago(1) },
  "never announced": { ...STATES.draft, firstPublishedAt: null },
  archived: {},
} as const;

/** The rows it tells of, in its order; what is told twice running, once. */
async function told(name: keyof typeof looks): Promise<string> {
  const { who, look } = looks[name]!;
  try {
    const found = await look(who === "admin" ? PEOPLE.admin : PEOPLE.owner);
    if (Buffer.isBuffer(found)) return `${found.length} bytes`;
    if (typeof found !== "object" || found === null) return String(found);
    const text = JSON.stringify(found, (_, value) =>
      value instanceof Map ? [...value.entries()] : value,
    );
    const ids = text.match(/\b00[htmnfs][a-z0-9]{23}\b|"\w*(?:[tT]otal|[cC]ount)\w*":\d+/g) ?? [];
    const words = ids.map((id) => nameOf(id) ?? id);
    return words.filter((word, n) => word !== words[n - 1]).join(" ") || text.slice(0, 200);
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return "not found";
    throw error;
  }
}

test("what the desk shows of a meeting that is on, and, where it stands otherwise, what differs", async () => {
  const found: Record<string, string[]> = {};
  for (const [how, columns] of Object.entries(HOW)) {
    await empty();
    await aWorld();
    await letStand(columns);
    if (how === "archived") await archive();
    found[how] = [];
    for (const name of Object.keys(looks)) {
      found[how].push(`${name}: ${await told(name as keyof typeof looks)}`);
    }
  }
  const { published = [], ...others } = found;
  const differing = Object.entries(others).map(([how, lines]) =>
    [`${how}:`, ...lines.filter((line) => !published.includes(line)), ""].join("\n"),
  );
  await expect(["on:", ...published, "", ...differing].join("\n")).toMatchFileSnapshot(
    "../../../fixtures/looks.txt",
  );
});
