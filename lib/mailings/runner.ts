import { isSoleOwner } from "#db/upkeep/owner.ts";
import { WORK } from "#lib/loop/figures.ts";
import { startLeased } from "#lib/loop/leased.ts";
import type { Loop } from "#lib/loop/loop.ts";
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

type Sending = { id: string; render: Renderer };

/**
 * Makes the mails of every mailing that is under way, until stopped. A kind
 * without a renderer is left for an instance that knows it.
 */
export function startMailings(renderers: Renderers, report: (error: unknown) => void): Loop {
  return startLeased<Sending>({
    first: isSoleOwner() ? freeMailings : undefined,
    list: async () =>
      (await listSending()).flatMap(({ id, kind }) => {
        const render = renderers[kind as MailKind];
        return render ? [{ id, render }] : [];
      }),
    lease: async ({ id }) => (await isReady(id)) && (await leaseMailing(id)),
    step: ({ id, render }) => writeBatch(id, render),
    release: ({ id }) => releaseMailing(id),
    busyMs: WORK.mailings.room,
    idleMs: WORK.mailings.poll,
    listenTo: "mailings",
    report,
  });
}
