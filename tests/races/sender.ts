// A process of its own that makes and sends the mails that are owed, as the
// app does, until it is killed.
import { takeOwnership } from "#db/upkeep/owner.ts";
import { renderers } from "#lib/jobs/renderers.ts";
import { openMailer } from "#lib/mail/smtp.ts";
import { startWorker } from "#lib/mail/worker.ts";
import { startMailings } from "#lib/mailings/runner.ts";

const [, , url = ""] = process.argv;

// As the app: what the one before it had taken is free, since nobody else can be alive.
takeOwnership("sends mails in a test");
startMailings(renderers, (error) => {
  throw error;
});
startWorker(openMailer(url));
setInterval(() => {}, 1000);
