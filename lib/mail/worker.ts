import { setTimeout as rest } from "node:timers/promises";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { type Loop, startLoop } from "#lib/loop/loop.ts";
import { now } from "#lib/time/clock.ts";
import { serverDelay } from "./backoff.ts";
import { listDead, NOT_TRIED } from "./dead-letters.ts";
import { claimMail, freeOrphans, nextDue, settleMail } from "./leases.ts";
import { CONNECTIONS, type Mailer, openMailer } from "./smtp.ts";

/** Mail of other instances, and leases that ran out, are found at least this often. */
const POLL_MS = 5_000;
/** The longest that stopping waits for mails under way; what is cut off goes again with the same Message-ID. */
const STOP_MS = 8_000;

type Settled = { results: Parameters<typeof settleMail>[1]; pause: number };

/**
 * Sends what the outbox owes, in small batches, until stopped. Without
 * SMTP_URL it does nothing, and mail stays queued. Several may run at once, in
 * one process or in many: each mail is leased to one of them. After the death
 * of a process its leases run out, or are freed at the next start.
 */
export function startWorker(mailer: Mailer | null = fromSettings()): Loop {
  if (!mailer) return { stop: async () => {}, nudge: () => {} };
  const name = newId();
  let timesDown = 0;
  /** What became of mails and is not written down yet, because the database was locked or full. */
  let unsettled: Settled | null = null;

  async function settle(): Promise<void> {
    if (!unsettled) return;
    await settleMail(name, unsettled.results, unsettled.pause);
    unsettled = null;
  }

  /** Sends one batch; returns how many there were. */
  async function batch(stopping: AbortSignal): Promise<number> {
    await settle();
    const mails = await claimMail(name, CONNECTIONS);
    if (mails.length === 0) return 0;
    const dead = await listDead(mails);
    const results = await Promise.all(
      mails.map(async (mail) => ({
        mail,
        outcome: dead.has(mail.id) ? NOT_TRIED : await mailer!.send(mail),
      })),
    );
    const down = results.some(({ outcome }) => outcome.kind === "down");
    timesDown = down ? timesDown + 1 : 0;
    const pause = down ? serverDelay(timesDown) : 0;
    unsettled = { results, pause };
    await settle();
    // New mail does not end this rest: the server is down for it as well.
    if (down) await rest(pause, undefined, { signal: stopping }).catch(() => {});
    return mails.length;
  }

  async function untilDue(): Promise<number> {
    const due = await nextDue();
    return due ? Math.min(POLL_MS, Math.max(0, due.getTime() - now().getTime())) : POLL_MS;
  }

  const loop = startLoop({
    first: freeOrphans,
    round: async (stopping) => ((await batch(stopping)) > 0 ? null : untilDue()),
    retryMs: POLL_MS,
    report: (error) => console.error("The outbox could not be worked on:", error),
    listenTo: "mail",
  });
  return {
    nudge: loop.nudge,
    async stop() {
      const patience = new AbortController();
      await Promise.race([
        loop.stop(),
        rest(STOP_MS, undefined, { signal: patience.signal }).catch(() => {}),
      ]);
      patience.abort();
      mailer.close();
    },
  };
}

function fromSettings(): Mailer | null {
  const { smtpUrl } = env();
  return smtpUrl ? openMailer(smtpUrl) : null;
}
