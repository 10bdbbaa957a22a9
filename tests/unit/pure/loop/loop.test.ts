import { setTimeout as after } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { type Loop, startLoop } from "#lib/loop/loop.ts";
import { nudge } from "#lib/loop/nudge.ts";

const LONG = 60_000;
let loop: Loop;

/** As long as a busy machine may need. */
const poll = <T>(what: () => T) => expect.poll(what, { timeout: 15_000, interval: 5 });

afterEach(() => loop.stop());

/** A loop that writes down what it does; the rounds say how long to wait for the next. */
function looping(
  pauses: (number | null | Error)[],
  rest: Partial<Parameters<typeof startLoop>[0]>,
) {
  const done: string[] = [];
  loop = startLoop({
    round: async () => {
      const next = pauses.shift();
      if (next instanceof Error) throw next;
      done.push(next === undefined ? "last" : String(next));
      return next === undefined ? LONG : next;
    },
    retryMs: 1,
    report: (error) => done.push(String(error)),
    ...rest,
  });
  return done;
}

describe("a loop", () => {
  test("goes on at once or after a while, as each round says", async () => {
    const done = looping([null, 1, null], {});
    await poll(() => done).toEqual(["null", "1", "null", "last"]);
  });

  test("reports what fails and tries again", async () => {
    const done = looping([new Error("locked"), new Error("full")], {});
    await poll(() => done).toEqual(["Error: locked", "Error: full", "last"]);
  });

  test("begins with what is done once, when that succeeds", async () => {
    let tries = 0;
    const first = async () => {
      if (++tries < 3) throw new Error("not yet");
    };
    const done = looping([1], { first });
    await poll(() => done).toEqual(["Error: not yet", "Error: not yet", "1", "last"]);
    expect(tries).toBe(3);
  });

  test("is woken by a nudge of its own or for its work", async () => {
    const done = looping([LONG, LONG], { listenTo: "mail" });
    await poll(() => done).toEqual([String(LONG)]);
    loop.nudge();
    await poll(() => done.length).toBe(2);
    nudge("mailings");
    nudge("mail");
    await poll(() => done).toEqual([String(LONG), String(LONG), "last"]);
  });

  test("remembers a nudge that came while it worked", async () => {
    let rounds = 0;
    const round = async () => {
      await after(1);
      if (++rounds === 1) loop.nudge();
      return LONG;
    };
    looping([], { round });
    await poll(() => rounds).toBe(2);
  });

  test("stops when the round under way has ended, and hears no more", async () => {
    const said: string[] = [];
    looping([], {
      round: async (stopping) => {
        said.push("begun");
        await after(LONG, undefined, { signal: stopping }).catch(() => said.push("told"));
        await after(5);
        said.push("ended");
        return null;
      },
      listenTo: "mail",
    });
    await loop.stop();
    expect(said).toEqual(["begun", "told", "ended"]);
    nudge("mail");
    await after(40);
    expect(said).toHaveLength(3);
  });
});
