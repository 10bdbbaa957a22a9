import { renderChange } from "#lib/guests/change-mail.ts";
import type { Renderers } from "#lib/mailings/batch.ts";
import { renderMessages } from "#lib/messages/render.ts";
import { renderDigest } from "#lib/newsletter/digest-render.ts";
import { renderLetter } from "#lib/newsletter/render.ts";
import { renderReminders } from "#lib/scheduling/reminders.ts";
import { renderThanks } from "#lib/scheduling/thanks.ts";

/** Who makes the mails of each kind of mailing: the one place that knows them all. */
export const renderers: Renderers = {
  "meeting-changed": renderChange,
  "meeting-cancelled": renderChange,
  "meeting-postponed": renderChange,
  "meeting-reinstated": renderChange,
  "meeting-reminder": renderReminders,
  "meeting-thanks": renderThanks,
  message: renderMessages,
  announcement: renderLetter,
  "change-note": renderLetter,
  "report-note": renderLetter,
  update: renderLetter,
  digest: renderDigest,
};
