import { rmSync } from "node:fs";
import { Mailbox } from "./mailbox.ts";
import { type Settings, type Site, scratchFolder, startSite } from "./start.ts";

export type Started = { site: Site; mailbox: Mailbox };

/** Starts a site and the mail server that it sends by. */
export async function startWithMailbox(settings: Settings): Promise<Started> {
  const mailbox = await Mailbox.open(scratchFolder());
  return { mailbox, site: await startSite({ SMTP_URL: mailbox.url, ...settings }) };
}

/** Ends both, the site as a system does, which must go well, and removes what they kept. */
export async function removeSite({ site, mailbox }: Started): Promise<void> {
  const code = await site.stop();
  await site.remove();
  await mailbox.close();
  rmSync(mailbox.folder, { recursive: true });
  if (code !== 0) throw new Error(`The site ended with ${code} after SIGTERM:\n${site.log()}`);
}
