import { afterEach, describe, expect, test } from "vitest";
import { startLeased } from "#lib/loop/leased.ts";
import type { Loop } from "#lib/loop/loop.ts";

const LONG = 60_000;
let loop: Loop;
afterEach(() => loop.stop());

/** As long as a busy machine may need. */
const poll = <T>(what: () => T) => expect.poll(what, { timeout: 15_000, interval: 5 });

/** What each piece has still to do: so many steps, then perhaps a failure; null where another worker has it. */
type Pieces = Record<string, { steps: number; fails?: boolean } | null>;

/** Works on some pieces, each look at them written down with what it did. */
function working(pieces: Pieces, more: Partial<Parameters<typeof startLeased<string>>[0]> = {}) {
  const done: string[] = [];
  loop = startLeased<string>({
    list: async () => {
      done.push("look");
      return Object.keys(pieces);
    },
    lease: async (name) => pieces[name] !== null,
    step: async (name) => {
      const piece = pieces[name]!;
      if (piece.steps === 0 && piece.fails) throw new Error(`${name} fails`);
      piece.steps -= 1;
      done.push(`${name} step`);
      return piece.steps > 0 || piece.fails === true;
    },
    release: async (name) => void done.push(`${name} released`),
    busyMs: LONG,
    idleMs: LONG,
    listenTo: "imports",
    report: (error) => done.push(String(error)),
    ...more,
  });
  return done;
}

describe("work that is leased", () => {
  test("is done step by step, piece after piece, each given back when it is done", async () => {
    const done = working({ one: { steps: 2 }, other: { steps: 1 } });
    await poll(() => done.at(-1)).toBe("other released");
    expect(done).toEqual([
      "look",
      "one step",
      "one step",
      "one released",
      "other step",
      "other released",
    ]);
  });

  test("is left alone while another worker has it", async () => {
    const done = working({ theirs: null, own: { steps: 1 } });
    await poll(() => done.at(-1)).toBe("own released");
    expect(done).toEqual(["look", "own step", "own released"]);
  });

  test("that fails is not given back: it waits until its lease is over, and the others do not", async () => {
    const done = working({ bad: { steps: 1, fails: true }, good: { steps: 1 } });
    await poll(() => done.at(-1)).toBe("good released");
    expect(done).toEqual(["look", "bad step", "Error: bad fails", "good step", "good released"]);
  });

  test.each([
    ["soon again while something is under way", { one: null }, { busyMs: 1, idleMs: LONG }],
    ["later where nothing is", {}, { busyMs: LONG, idleMs: 1 }],
  ])("is looked for %s", async (_, pieces, waits) => {
    const done = working(pieces, waits);
    await poll(() => done.length).toBeGreaterThan(2);
  });

  test("that is under way when it is stopped ends after the step, and is given back", async () => {
    const step = Promise.withResolvers<boolean>();
    const done = working({ one: { steps: 1 } }, { step: () => step.promise });
    await poll(() => done).toEqual(["look"]);
    const stopped = loop.stop();
    step.resolve(true);
    await stopped;
    expect(done).toEqual(["look", "one released"]);
  });
});
