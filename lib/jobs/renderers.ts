import type { Renderers } from "#lib/mailings/batch.ts";

/** Who makes the mails of each kind of mailing: the one place that knows them all. */
export const renderers: Renderers = {};
