import { setImmediate as others } from "node:timers/promises";
import { isPostgres } from "#db/is-postgres.ts";
import { type Loop, startLoop } from "#lib/loop/loop.ts";
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

/**
 * Makes the mails of every mailing that is under way, until stopped. Several
 * runners may work at once, in one process or in many: each mailing is leased
 * to one of them for a turn. What fails is told to `report` and tried again
 * when its lease is over. A kind without a renderer is left for an instance
 * that knows it.
 */
export function startMailings(renderers: Renderers, report: (error: unknown) => void): Loop {
  async function turn(id: string, render: Renderer, stopping: AbortSignal): Promise<void> {
    if (!(await isReady(id)) || !(await leaseMailing(id))) return;
    try {
      while (!stopping.aborted && (await writeBatch(id, render))) await others();
    } catch (error) {
      report(error);
      return;
    }
    await releaseMailing(id);
  }

  /** One look at everything; returns how long to wait for the next. */
  async function round(stopping: AbortSignal): Promise<number> {
    const sending = await listSending();
    for (const { id, kind } of sending) {
      const render = renderers[kind as MailKind];
      if (render && !stopping.aborted) await turn(id, render, stopping);
    }
    return sending.length > 0 ? ROOM_MS : POLL_MS;
  }

  return startLoop({
    first: isPostgres() ? undefined : freeMailings,
    round,
    retryMs: POLL_MS,
    report,
    listenTo: "mailings",
  });
}
