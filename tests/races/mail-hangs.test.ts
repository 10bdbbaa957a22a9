import { afterEach, expect, it } from "vitest";
import type { Loop } from "#lib/loop/loop.ts";
import { openMailer } from "#lib/mail/smtp.ts";
import { startWorker } from "#lib/mail/worker.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";
import { outboxNow, until } from "#tests/support/mails.ts";
import { aGroup, aMeeting } from "../factories.ts";

const JOINS = 60;

let server: MailServer | undefined;
let worker: Loop | undefined;

afterEach(async () => {
  await server?.close();
  await worker?.stop();
});

/** Milliseconds that each of some RSVPs took, the median of them. */
async function median(meetingId: string, lane: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < JOINS; n++) {
    const begun = performance.now();
    const email = `${lane}${n}@example.org`;
    const result = await joinMeeting({ meetingId, name: "A Guest", email, partySize: 1 });
    times.push(performance.now() - begun);
    expect(result.ok).toBe(true);
  }
  return times.sort((a, b) => a - b)[JOINS >> 1] ?? 0;
}

it.each(["connect", "data"] as const)(
  "an RSVP is not held up while the mail server hangs at %s",
  async (stage) => {
    const { id } = await aMeeting((await aGroup()).id);
    await median(id, "warm");
    const without = await median(id, "a");
    server = await aMailServer();
    server.plan((at) => (at === stage ? "hang" : null));
    worker = startWorker(openMailer(server.url));
    await until(async () => (await outboxNow()).some(({ state }) => state === "sending"));
    const hanging = await median(id, "b");
    expect(
      (await outboxNow()).some(({ state }) => state === "sending"),
      "it still hangs",
    ).toBe(true);
    if (process.env.SHOW_FIGURES) {
      process.stdout.write(
        `an RSVP: ${without.toFixed(1)} ms, with mail hanging at ${stage} ${hanging.toFixed(1)} ms, ratio ${(hanging / without).toFixed(2)}\n`,
      );
    }
    // A ratio, as the machine may be slow; the hang itself lasts a minute.
    expect(hanging / without).toBeLessThan(10);
  },
  60_000,
);
