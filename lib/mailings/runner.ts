import { setImmediate as others } from "node:timers/promises";
import { isPostgres } from "#db/is-postgres.ts";
import { createBell } from "#lib/loop/bell.ts";
import { onNudge } from "#lib/loop/nudge.ts";
import type { MailKind } from "#lib/mail/outbox.ts";
import {
  freeMailings,
  isReady,
  leaseMailing,
  listSending,
  type Renderer,
  type Renderers,
  releaseMailing,
  writeBatch,
} from "./batch.ts";

/** Mailings that other instances began or left are found at least this often. */
const POLL_MS = 5_000;
/** How often it is looked whether the outbox has room again. */
const ROOM_MS = 250;

export type Runner = { stop(): Promise<void>; nudge(): void };

/**
 * Makes the mails of every mailing that is under way, until stopped. Several
 * runners may work at once, in one process or in many: each mailing is leased
 * to one of them for a turn. What fails is told to `report` and tried again
 * when its lease is over. A kind without a renderer is left for an instance
 * that knows it.
 */
export function startMailings(renderers: Renderers, report: (error: unknown) => void): Runner {
  const bell = createBell();
  const stopListening = onNudge("mailings", bell.ring);
  let stopping = false;

  async function turn(id: string, render: Renderer): Promise<void> {
    if (!(await isReady(id)) || !(await leaseMailing(id))) return;
    try {
      while (!stopping && (await writeBatch(id, render))) await others();
    } catch (error) {
      report(error);
      return;
    }
    await releaseMailing(id);
  }

  /** One look at everything; returns how long to wait for the next. */
  async function round(): Promise<number> {
    const sending = await listSending();
    for (const { id, kind } of sending) {
      const render = renderers[kind as MailKind];
      if (render && !stopping) await turn(id, render);
    }
    return sending.length > 0 ? ROOM_MS : POLL_MS;
  }

  async function run(): Promise<void> {
    let freed = isPostgres();
    while (!stopping) {
      let pause = POLL_MS;
      try {
        if (!freed) await freeMailings();
        freed = true;
        pause = await round();
      } catch (error) {
        // A database that is locked or full comes back; who is owed what is still in it.
        report(error);
      }
      if (!stopping) await bell.wait(pause);
    }
  }

  const running = run();
  return {
    nudge: bell.ring,
    async stop() {
      stopping = true;
      stopListening();
      bell.ring();
      await running;
    },
  };
}
