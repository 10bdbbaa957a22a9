import { setTimeout as rest } from "node:timers/promises";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { WORK } from "#lib/loop/figures.ts";
import { type Loop, startLoop } from "#lib/loop/loop.ts";
import { now } from "#lib/time/clock.ts";
import { listDead, NOT_TRIED } from "./dead-letters.ts";
import { createRest, createRoom } from "./lanes.ts";
import { type Claimed, claimMail, freeOrphans, nextDue, settleMail } from "./leases.ts";
import { type Mailer, type Outcome, openMailer } from "./smtp.ts";

const { poll: POLL_MS, stop: STOP_MS, mostConnections: LANES } = WORK.mail;

type Settled = { results: Parameters<typeof settleMail>[1]; pause: number };

/** Once for all lanes: what is under way by then is theirs. */
function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/**
 * Sends what the outbox owes, until stopped, in several lanes. A mail that
 * hangs keeps its lane, and another is opened: mailboxes that do not answer,
 * all those of one provider, hold up nobody else.
 * Without SMTP_URL it does nothing, and mail stays queued. Several may run at once, in
 * one process or in many: each mail is leased to one of them. After the death
 * of a process its leases run out, or are freed at the next start.
 */
export function startWorker(mailer: Mailer | null = fromSettings()): Loop {
  if (!mailer) return { stop: async () => {}, nudge: () => {} };
  const first = onlyOnce(freeOrphans);
  // One after another, so that no two lanes take mails of one mailbox at once.
  let turn: Promise<unknown> = Promise.resolve();
  const claim: Claim = (name) => {
    const mails = turn.then(() => claimMail(name, 1));
    turn = mails.catch(() => undefined);
    return mails;
  };
  const nudge = () => {
    for (const lane of lanes) lane.nudge();
  };
  const room = createRoom(nudge);
  const send = (mail: Claimed) => room.during(() => mailer.send(mail));
  const lanes = Array.from({ length: LANES }, (_, n) =>
    startLane({ claim, first, send, isOpen: () => room.isOpen(n) }),
  );
  return {
    nudge,
    async stop() {
      const patience = new AbortController();
      await Promise.race([
        Promise.all(lanes.map((lane) => lane.stop())),
        rest(STOP_MS, undefined, { signal: patience.signal }).catch(() => {}),
      ]);
      patience.abort();
      mailer.close();
    },
  };
}

type Claim = (worker: string) => ReturnType<typeof claimMail>;

type Lane = {
  claim: Claim;
  first: () => Promise<void>;
  send(mail: Claimed): Promise<Outcome>;
  /** Whether another mail may be begun here. */
  isOpen(): boolean;
};

/** One mail after another. */
function startLane({ claim, first, send, isOpen }: Lane): Loop {
  const name = newId();
  const restAfter = createRest();
  /** What became of a mail and is not written down yet, because the database was locked or full. */
  let unsettled: Settled | null = null;

  async function settle(): Promise<void> {
    if (!unsettled) return;
    await settleMail(name, unsettled.results, unsettled.pause);
    unsettled = null;
  }

  /** Sends one mail; false if it was no mail's turn. */
  async function next(stopping: AbortSignal): Promise<boolean> {
    await settle();
    if (!isOpen()) return false;
    const [mail] = await claim(name);
    if (!mail) return false;
    const dead = await listDead([mail]);
    const outcome = dead.has(mail.id) ? NOT_TRIED : await send(mail);
    const pause = restAfter(outcome);
    unsettled = { results: [{ mail, outcome }], pause };
    await settle();
    // New mail does not end this rest: the server is down for it as well.
    if (pause > 0) await rest(pause, undefined, { signal: stopping }).catch(() => {});
    return true;
  }

  async function untilDue(): Promise<number> {
    if (!isOpen()) return POLL_MS;
    const due = await nextDue();
    return due ? Math.min(POLL_MS, Math.max(0, due.getTime() - now().getTime())) : POLL_MS;
  }

  return startLoop({
    first,
    round: async (stopping) => ((await next(stopping)) ? null : untilDue()),
    retryMs: POLL_MS,
    report: (error) => console.error("The outbox could not be worked on:", error),
    listenTo: "mail",
  });
}

function fromSettings(): Mailer | null {
  const { smtpUrl } = env();
  return smtpUrl ? openMailer(smtpUrl) : null;
}
