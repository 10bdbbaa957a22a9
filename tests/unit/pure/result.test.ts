import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import {
  type Figures,
  insistNext,
  type Refusal,
  refusals,
  said,
  say,
  together,
} from "#lib/result.ts";
import { sources } from "#tests/sources.ts";

const root = join(import.meta.dirname, "..", "..", "..");

const { refuse, insistOn, insists, saw } = refusals("test", {
  full: ({ seats }: { seats: number }) => `There are ${seats} seats.`,
  past: () => "It is over.",
});

describe("a refusal", () => {
  it("carries its reason and figures, and is said when it is shown", () => {
    const refused = refuse("full", { seats: 3 });
    expect(refused).toMatchObject({ noun: "test", reason: "full", figures: { seats: 3 } });
    expect(JSON.parse(JSON.stringify(refused))).toMatchObject({ reason: "full" });
    expect(said(refused)).toEqual({ formError: "There are 3 seats." });
  });

  it("stands beside a field, alone or with others", () => {
    expect(said(refuse("past", { at: "startsAt" }))).toEqual({
      fieldErrors: { startsAt: "It is over." },
    });
    const both = together([refuse("past", { at: "a" }), refuse("full", { seats: 1, at: "b" })]);
    expect(both?.reason).toBe("past");
    expect(both && said(both)).toEqual({
      fieldErrors: { a: "It is over.", b: "There are 1 seats." },
    });
    expect(together([])).toBeNull();
  });

  it("says what to send to insist, which insists on nothing else", () => {
    expect(refuse("past", { mayInsist: true }).mayInsist).toBe("past");
    const warned = refuse("full", { seats: 3, mayInsist: 3 }).mayInsist!;
    expect(warned).toBe(insistOn("full", 3));
    expect(insists({ insist: ["past", warned] }, "full", 3)).toBe(true);
    expect(insists({ insist: [warned] }, "full", 2)).toBe(false);
    expect(insists({ insist: [warned] }, "past")).toBe(false);
    expect(saw({ insist: [insistOn("full", 2)] }, "full")).toBe(true);
    expect(saw({ insist: ["past", "full"] }, "full")).toBe(false);
  });

  it("takes the place of what was insisted on before, where that may have changed", () => {
    const before = ["past", insistOn("full", 2)];
    expect(insistNext(before, refuse("full", { seats: 3, mayInsist: 3 }))).toEqual([
      "past",
      insistOn("full", 3),
    ]);
    expect(insistNext(before, refuse("past", { mayInsist: true }))).toEqual(before);
    expect(insistNext(["full"], refuse("past"))).toEqual(["full"]);
  });
});

type Words = Record<string, (figures: Figures) => string>;
type Noun = { words: Words; refuse: (reason: string, details: Figures) => Refusal };

/** Figures for the reasons that tell of some, by noun. */
const FIGURES: Record<string, Record<string, Figures[]>> = {
  account: { "many-passkeys": [{ most: 20 }] },
  form: { misfilled: [{ sentence: "Enter a name." }] },
  question: {
    many: [{ most: 20 }],
    "other-answers": [{ on: "Tea?" }],
    condition: [{ question: "Sugar?" }, { question: "Sugar?", on: "Tea?" }],
  },
  meeting: {
    "seats-taken": [{ taken: 42 }],
    state: [
      { status: "draft", over: false },
      { status: "published", over: true },
    ],
  },
  rsvp: {
    missing: [{ what: "meeting" }, { what: "link" }],
    reply: [{ reply: "tentative" }, { reply: "declined" }],
    party: [{ most: 1 }, { most: 4 }],
    full: [{ people: 1 }, { people: 3 }, { people: 3, has: 2 }],
  },
  "rsvp-desk": {
    mistyped: [{ meant: "ann@gmail.com" }],
    "party-grown": [{ seats: 12 }],
    full: [
      { free: 0, wanted: 2, grows: true },
      { free: 0, wanted: 1, grows: false },
      { free: 1, wanted: 2, grows: false },
      { free: 2, wanted: 4, grows: false },
    ],
  },
  import: {
    large: [{ megabytes: 2 }],
    rows: [{ most: 5000 }],
    columns: [{ widest: 80, most: 60 }],
    empty: [{ headings: true }, { headings: false }],
    unreadable: [
      { line: 0, long: true },
      { line: 0, long: false },
      { line: 7, long: false },
    ],
  },
  "rsvp-import": {
    party: [{ people: 9, seats: 8 }],
    status: [{ said: "undecided" }],
    person: [{ question: "Tea?", person: 3, people: 2 }],
    along: [{ said: "two or three", people: 2 }],
    unread: [{ columns: "“Coming?”" }],
    more: [{ columns: "“Paid”" }],
    shared: [{ line: 7, name: "Ann Lee" }],
    silent: [{ platform: "Meetup" }],
  },
  subscriber: {
    "wrong-address": [{ said: "ann at home" }],
    twice: [{ line: 7 }],
  },
  kept: {
    same: [{ kind: "venue" }],
    "in-use": [1, 2].map((used) => ({
      kind: "speaker",
      as: "on the programme of",
      used,
      one: "meeting",
      other: "meetings",
    })),
  },
  article: {
    "no-issue": [{ publication: "The Review", number: "99", group: "The Society" }],
  },
  publication: { "issue-in-use": [{ issues: "12" }] },
  venue: { "room-in-use": [{ rooms: "the hall" }] },
  image: { hourly: [{ most: 1 }, { most: 60 }], full: [{ most: 500 }] },
  exchange: {
    "occupied-folder": [{ dir: "out" }],
    "no-group": [{ group: "the-society" }],
    "no-export": [{ dir: "out" }],
    newer: [{ knows: "a table “halls”" }],
    missing: [{ file: "venues.jsonl" }],
    "cut-off": [{ file: "venues.jsonl", found: 3, rows: 4 }],
    "no-json": [{ file: "venues.jsonl", line: 2 }],
    cell: [{ file: "venues.jsonl", line: 2, column: "name" }],
    loose: [{ file: "rooms.jsonl", line: 2, column: "venueId" }],
    exists: [{ what: "the group “The Society”" }],
  },
  message: { changed: [{ people: 1 }, { people: 2 }] },
};

const nouns: [path: string, noun: Noun][] = await Promise.all(
  globSync("lib/**/refusals.ts", { cwd: root })
    .toSorted()
    .map(async (path): Promise<[string, Noun]> => [path, await import(join(root, path))]),
);

describe.each(nouns)("%s", (_path, { words, refuse: no }) => {
  test.each(Object.keys(words))("%s is said as a sentence", (reason) => {
    const { noun } = no(reason, {});
    const samples = FIGURES[noun]?.[reason] ?? [{}];
    const given = Object.keys(FIGURES[noun] ?? {});
    if (words[reason]!.length > 0) expect(given, `FIGURES of ${noun}`).toContain(reason);
    for (const figures of samples) {
      expect(say(no(reason, figures))).toMatch(/^[\p{Lu}\d“].*[.?]$/su);
      expect(say(no(reason, figures))).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

test("every noun has a name of its own", () => {
  const names = nouns.map(([, { words, refuse: no }]) => no(Object.keys(words)[0]!, {}).noun);
  expect(new Set(names).size).toBe(names.length);
});

test("every reason is one for which something is refused", () => {
  const named = new Map(sources.map((source) => [source.path, source]));
  const near = (path: string) =>
    [named.get(path)].flatMap((own) => [...(own?.imports ?? []), ...(own?.types ?? [])]);
  const unused = nouns.flatMap(([path, { words }]) => {
    const users = sources.filter(({ imports }) => imports.includes(path)).map((one) => one.path);
    const where = new Set(
      [...users, ...users.flatMap(near), ...near(path)].filter((one) => one !== path),
    );
    const code = [...where].map((one) => named.get(one)?.code ?? "").join("\n");
    return Object.keys(words)
      .filter((reason) => !code.includes(`"${reason}"`))
      .map((reason) => `${path}: ${reason}`);
  });
  expect(unused).toEqual([]);
});
