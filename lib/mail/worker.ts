import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { createBell } from "#lib/loop/bell.ts";
import { onNudge } from "#lib/loop/nudge.ts";
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

export type Worker = { stop(): Promise<void>; nudge(): void };

/**
 * Sends what the outbox owes, in small batches, until stopped. Without
 * SMTP_URL it does nothing, and mail stays queued. Several may run at once, in
 * one process or in many: each mail is leased to one of them. After the death
 * of a process its leases run out, or are freed at the next start.
 */
export function startWorker(mailer: Mailer | null = fromSettings()): Worker {
  if (!mailer) return { stop: async () => {}, nudge: () => {} };
  const name = newId();
  const bell = createBell();
  const stopListening = onNudge("mail", bell.ring);
  let stopping = false;
  let timesDown = 0;
  /** What became of mails and is not written down yet, because the database was locked or full. */
  let unsettled: Settled | null = null;

  async function settle(): Promise<void> {
    if (!unsettled) return;
    await settleMail(name, unsettled.results, unsettled.pause);
    unsettled = null;
  }

  /** Sends one batch; returns how many there were. */
  async function batch(): Promise<number> {
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
    if (down && !stopping) await resting(pause);
    return mails.length;
  }

  async function resting(pause: number): Promise<void> {
    const until = performance.now() + pause;
    for (let left = pause; left > 0 && !stopping; left = until - performance.now()) {
      await bell.wait(left);
    }
  }

  async function untilDue(): Promise<number> {
    const due = await nextDue();
    return due ? Math.min(POLL_MS, Math.max(0, due.getTime() - now().getTime())) : POLL_MS;
  }

  async function run(): Promise<void> {
    let orphansFreed = false;
    while (!stopping) {
      try {
        if (!orphansFreed) await freeOrphans();
        orphansFreed = true;
        if ((await batch()) === 0 && !stopping) await bell.wait(await untilDue());
      } catch (error) {
        // A database that is locked or full comes back; the mail is still in it.
        console.error("The outbox could not be worked on:", error);
        await bell.wait(POLL_MS);
      }
    }
  }

  const running = run();
  return {
    nudge: bell.ring,
    async stop() {
      stopping = true;
      stopListening();
      bell.ring();
      let late: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        late = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([running, patience]);
      clearTimeout(late);
      mailer.close();
    },
  };
}

function fromSettings(): Mailer | null {
  const { smtpUrl } = env();
  return smtpUrl ? openMailer(smtpUrl) : null;
}
