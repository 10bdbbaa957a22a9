import { beforeEach, expect, test, vi } from "vitest";
import { createRest, createRoom } from "#lib/mail/lanes.ts";
import type { Outcome } from "#lib/mail/smtp.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  return () => vi.useRealTimers();
});

/** A room, how many lanes are open in it, and how often it rang. */
function aRoom() {
  let rung = 0;
  const room = createRoom(() => {
    rung += 1;
  });
  const open = () => Array.from({ length: 16 }, (_, n) => n).filter(room.isOpen).length;
  return { ...room, open, rung: () => rung };
}

const aMail = () => Promise.withResolvers<string>();

test("four mails are under way at once, and one more for each that hangs, until it ends", async () => {
  const { during, open, rung } = aRoom();
  const mails = [aMail(), aMail(), aMail()] as const;
  const under = mails.map(({ promise }) => during(() => promise).catch(() => "failed"));
  vi.advanceTimersByTime(4_999);
  expect(open()).toBe(4);
  vi.advanceTimersByTime(1);
  expect([open(), rung()]).toEqual([7, 3]);
  mails[0].resolve("sent");
  expect(await under[0]).toBe("sent");
  expect(open()).toBe(6);
  mails[1].reject(new Error("no"));
  mails[2].resolve("sent");
  await Promise.all(under);
  expect([open(), rung()]).toEqual([4, 3]);
});

test("a mail that went in time opens no lane, also later", async () => {
  const { during, open, rung } = aRoom();
  await during(async () => "sent");
  await during(() => Promise.reject(new Error("no"))).catch(() => {});
  vi.advanceTimersByTime(60_000);
  expect([open(), rung()]).toEqual([4, 0]);
});

test("a lane rests longer each time the server was down in a row, and from anew once it answered", () => {
  const restAfter = createRest();
  const down: Outcome = { kind: "down", reason: "No." };
  const rests = (...outcomes: Outcome[]) => outcomes.map((outcome) => restAfter(outcome) / 1000);
  for (const answer of [
    { kind: "sent" },
    { kind: "later", reason: "Busy." },
    { kind: "refused", reason: "No." },
  ] as const) {
    expect(rests(down, down, down, answer, answer, down, down, answer)).toEqual([
      1, 2, 4, 0, 0, 1, 2, 0,
    ]);
  }
});
