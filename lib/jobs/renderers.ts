import type { Renderers } from "#lib/mailings/batch.ts";
import { renderMessages } from "#lib/messages/render.ts";

/** Who makes the mails of each kind of mailing: the one place that knows them all. */
export const renderers: Renderers = {
  message: renderMessages,
};
