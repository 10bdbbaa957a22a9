import { beforeEach, describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { getReaders, listStillReaders, readerIds } from "#lib/messages/readers.ts";
import { listConcerned } from "#lib/rsvps/desk/bulk.ts";
import { DEEDS } from "#lib/rsvps/desk/bulk-input.ts";
import { countRsvps } from "#lib/rsvps/desk/counts.ts";
import {
  RSVP_ORDERS,
  RSVP_SOURCES,
  RSVP_STATES,
  readRsvpQuery,
} from "#lib/rsvps/desk/list-filter.ts";
import { listRsvps } from "#lib/rsvps/desk/queries.ts";
import { listSelected, parseSelection } from "#lib/rsvps/desk/selection.ts";
import { m } from "#tests/support/deeds/deed.ts";
import { ago } from "#tests/support/world/at.ts";
import { idOf, nameOf } from "#tests/support/world/ids.ts";
import { GUESTS } from "#tests/support/world/meeting.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * Whom each choice of the list means, in a meeting with an RSVP of every kind
 * and beside another with the same people. `-u` writes tests/fixtures/meant anew.
 */

const { organizer, helper } = PEOPLE;
const meetingId = m("meeting");
const PAGE = { offset: 0, limit: 50 };
const twice = Object.keys(GUESTS).flatMap((name) => [m(name), idOf("n", name)]);

const CHOICES = [
  "",
  ...[...RSVP_STATES, "held"].map((state) => `state=${state}`),
  ...RSVP_SOURCES.map((source) => `source=${source}`),
  ...["ann", "example", "club", "n@e", "of%20m", "of%20n"].map((words) => `search=${words}`),
  ...["drink", "access", "old", "fresh"].map((name) => `answer=${m(name)}`),
  ...["tea", "coffee", "te", "yes"].map((said) => `answer=${m("drink")}%3D${said}`),
  ...[20, 9].map((hours) => `cancelled=${ago(hours).getTime()}`),
  `state=cancelled&cancelled=${ago(20).getTime()}`,
  `state=going&source=web&search=hal`,
];

const name = (id: string) => nameOf(id)?.slice(2) ?? id;
const names = (rows: readonly { id: string }[]) => rows.map(({ id }) => name(id)).join(" ") || "–";
const words = (choice: string) =>
  choice
    .replaceAll(/\b00\w{24}\b/g, name)
    .replaceAll(/\d{13}/g, (at) =>
      at === String(ago(20).getTime()) ? "20 hours ago" : "9 hours ago",
    ) || "all";

const table = (lines: readonly (readonly [string, string])[], file: string) =>
  expect(`${lines.map(([of, what]) => `${of}: ${what}`).join("\n")}\n`).toMatchFileSnapshot(
    `../../../../fixtures/meant/${file}.txt`,
  );

async function each(choices: readonly string[], what: (choice: string) => Promise<string>) {
  const lines: [string, string][] = [];
  for (const choice of choices) lines.push([words(choice), await what(choice)]);
  return lines;
}

const asked = (choice: string) => readRsvpQuery(Object.fromEntries(new URLSearchParams(choice)));

/** What of a choice, and of the same ticked one by one. */
const selections = [...CHOICES.map((choice) => `who=all&${choice}`), "id=", "ticked"];
const selected = (choice: string) =>
  parseSelection(choice === "ticked" ? twice.map((id) => `id=${id}`).join("&") : choice);

beforeEach(aWorld);

describe("whom a choice means", () => {
  test.each([
    ["an organizer", organizer],
    ["a helper", helper],
  ])("to %s", async (who, by) => {
    const lines = await each(CHOICES, async (choice) => {
      const { rows, total, people } = await listRsvps(by, meetingId, asked(choice), PAGE);
      const counts = await countRsvps(by, meetingId, asked(choice));
      const states = RSVP_STATES.map((state) => counts.of(state)).filter(({ replies }) => replies);
      const said = states.map(({ status, replies, people: n, held }) =>
        [status, replies, n, ...(held ? [`${held} held`] : [])].join(" "),
      );
      return `${names(rows)} (${total}, ${people} people; of ${counts.all}: ${said.join(", ")})`;
    });
    await table(lines, who.replace(" ", "-"));
  });

  test("in each order", async () => {
    const lines = await each(RSVP_ORDERS, async (sort) => {
      const query = asked(`sort=${sort}`);
      const pages = [0, 5, 10].map((offset) =>
        listRsvps(organizer, meetingId, query, { offset, limit: 5 }),
      );
      return (await Promise.all(pages)).map(({ rows }) => names(rows)).join(" | ");
    });
    await table(lines, "orders");
  });
});

test("whom each deed concerns", async () => {
  const lines = await each(selections, async (choice) => {
    const selection = selected(choice);
    const rows = await listSelected(organizer, meetingId, selection);
    const done = DEEDS.map((deed) => `\n  ${deed}: ${names(listConcerned(deed, selection, rows))}`);
    return names(rows) + (rows.length > 0 ? done.join("") : "");
  });
  await table(lines, "deeds");
});

test("who is written to", async () => {
  const lines = await each(selections, async (choice) => {
    const selection = selected(choice);
    const { n, withoutAddress, first } = await getReaders(organizer, meetingId, selection);
    const ids = await readerIds(store.read, meetingId, selection);
    return `${names(ids)} (${n}, ${withoutAddress} without an address; first ${first?.name ?? "–"})`;
  });
  for (const liveOnly of [true, false]) {
    const still = await listStillReaders(store.read, meetingId, twice, liveOnly);
    lines.push([`still, ${liveOnly ? "of those who may come" : "of all"}`, names(still)]);
  }
  await table(lines, "readers");
});
