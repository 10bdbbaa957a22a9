import type { TestProject } from "vitest/node";
import { AUTH_SECRET, OWNER } from "#tests/site/owner.ts";
import { removeSite, startWithMailbox } from "#tests/site/with-mailbox.ts";

declare module "vitest" {
  interface ProvidedContext {
    demo: {
      url: string;
      dataDir: string;
      /** What its links are signed with. */
      /** The folder of its mails. */
      mail: string;
    };
  }
}

/** Starts the site that all files share, once. */
export default async function setup(project: TestProject) {
  const started = await startWithMailbox({ ...OWNER, AUTH_SECRET });
  const { site, mailbox } = started;
  const { url, dataDir } = site;
  project.provide("demo", { url, dataDir, mail: mailbox.folder });
  return () => removeSite(started);
}
