import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readBody } from "#app/_front/bodies.ts";

const MB = 1024 * 1024;
const SECOND = 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody who sends, and what became of it so far. */
function sender() {
  const sent = new PassThrough({ highWaterMark: 16 * MB });
  let became: unknown = "waiting";
  void readBody(sent as unknown as IncomingMessage, { most: 8 * MB, patience: 20 * SECOND }).then(
    (read) => {
      became = typeof read === "string" ? read : read.length;
    },
  );
  return {
    async send(bytes: number, isAll = false) {
      sent.write(Buffer.alloc(bytes));
      if (isAll) sent.end();
      await turn();
    },
    async wait(seconds: number) {
      await vi.advanceTimersByTimeAsync(seconds * SECOND);
      await turn();
      return became;
    },
  };
}

test("a bad line has its time for each MB", async () => {
  const { send, wait } = sender();
  for (let n = 0; n < 7; n++) {
    await send(MB);
    expect(await wait(19)).toBe("waiting");
  }
  await send(MB, true);
  expect(await wait(0)).toBe(8 * MB);
});

test("who falls silent has no more of it, however much was sent before", async () => {
  const { send, wait } = sender();
  await send(5 * MB);
  expect(await wait(19)).toBe("waiting");
  expect(await wait(1)).toBe("late");
});

test("nor has who sends on in drops", async () => {
  const { send, wait } = sender();
  for (let n = 0; n < 19; n++) {
    await send(1024);
    expect(await wait(1)).toBe("waiting");
  }
  await send(1024);
  expect(await wait(1)).toBe("late");
});
