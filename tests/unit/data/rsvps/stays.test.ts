import { and, desc, eq, ne } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { meetings, questions, rsvps } from "#db/tables.ts";
import { correctByHand } from "#lib/rsvps/desk/by-hand.ts";
import { correctInput } from "#lib/rsvps/desk/by-hand-input.ts";
import { disownRsvp, eraseRsvp } from "#lib/rsvps/erase.ts";
import { eraseExpiredRsvps } from "#lib/rsvps/retention.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { deleteMeeting } from "#lib/scheduling/state.ts";
import { linkToken } from "#lib/secret.ts";
import { setClock } from "#lib/time/clock.ts";
import { m } from "#tests/support/deeds/deed.ts";
import { ahead } from "#tests/support/world/at.ts";
import { fillMeeting, fillQuestion, fillRsvp } from "#tests/support/world/full.ts";
import { nameOf } from "#tests/support/world/ids.ts";
import { sorted } from "#tests/support/world/ledger.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * What becomes of each column of a row where it is copied, deleted or erased,
 * if every column says something. A new column stands in tests/fixtures/stays
 * with what becomes of it, or the test fails; `-u` writes it anew.
 */

type Row = Record<string, unknown>;
type Case = { fill: () => Promise<Row>; run: () => Promise<unknown>; find: () => Promise<Row[]> };

const { organizer } = PEOPLE;

const find = (table: typeof rsvps | typeof meetings, name: string) => () =>
  store.read
    .select()
    .from(table)
    .where(eq(table.id, m(name)));
const guest = (run: Case["run"], more: Row = {}): Case => ({
  fill: () => fillRsvp(m("ann"), { ...more, confirmedAt: null }),
  run,
  find: find(rsvps, "ann"),
});
const link = () => linkToken("rsvp", m("ann"), 9);

const draft = { status: "draft", publishedAt: null } as const;

const CASES: Record<string, Case> = {
  "a copy of a meeting": {
    fill: () => fillMeeting(m("meeting")),
    run: () => duplicateMeeting(organizer, m("meeting")),
    find: () => store.read.select().from(meetings).orderBy(desc(meetings.id)).limit(1),
  },
  "a copy of a question": {
    fill: () => fillQuestion(m("fresh")),
    run: () => duplicateMeeting(organizer, m("meeting")),
    find: () =>
      store.read
        .select()
        .from(questions)
        .where(and(eq(questions.label, "Asked since"), ne(questions.meetingId, m("meeting"))))
        .orderBy(desc(questions.id))
        .limit(1),
  },
  "a meeting that was published and is deleted": {
    fill: () => fillMeeting(m("meeting"), draft),
    run: () => deleteMeeting(organizer, { id: m("meeting"), note: "Twice." }),
    find: find(meetings, "meeting"),
  },
  "an RSVP that is erased": guest(() => eraseRsvp(link())),
  "an RSVP that its address disowns": guest(() => disownRsvp(link())),
  "an RSVP after its time": guest(async () => {
    setClock(ahead(24 * 365));
    await eraseExpiredRsvps(ahead(24 * 365));
  }),
  "an RSVP that is somebody else’s": guest(() =>
    correctByHand(
      organizer,
      correctInput.parse({
        meetingId: m("meeting"),
        id: m("ann"),
        name: "Zed",
        email: "zed@example.org",
        partySize: "2",
      }),
    ),
  ),
};

const said = (value: unknown) => JSON.stringify(value ?? null, sorted);
/** What is random, or looks for its row. */
const SEALED = ["id", "uid", "emailKey", "searchKey", "meetingId"];

const named = (text: string) =>
  text.replace(/\b0[0-9a-z]{25}\b/g, (id) => nameOf(id) ?? "one made since");

function lineOf(column: string, before: unknown, after: unknown): string {
  if (said(before) === said(after)) return `${column}: stays`;
  return `${column}: ${SEALED.includes(column) && after !== null ? "another" : named(said(after))}`;
}

describe("what becomes of each column of", () => {
  test.each(Object.entries(CASES))("%s", async (name, { fill, run, find: look }) => {
    await aWorld();
    const before = await fill();
    expect(await run()).not.toMatchObject({ ok: false });
    const [after] = await look();
    const lines = Object.keys(before).map((column) =>
      lineOf(column, before[column], after?.[column]),
    );
    const file = name.replaceAll(/[^a-zA-Z]+/g, "-").toLowerCase();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(
      `../../../fixtures/stays/${file}.txt`,
    );
  });
});
