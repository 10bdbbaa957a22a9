import type { TestProject } from "vitest/node";
import { OWNER } from "#tests/site/owner.ts";
import { removeSite, startWithMailbox } from "#tests/site/with-mailbox.ts";

declare module "vitest" {
  interface ProvidedContext {
    demo: {
      url: string;
      dataDir: string;
      /** What its links are signed with. */
      secret: string;
      /** The folder of its mails. */
      mail: string;
    };
  }
}

/** Known here, so that a link can be made as it was long ago. */
const SECRET = "forty letters that nobody else can guess";

/** Starts the site that all files share, once. */
export default async function setup(project: TestProject) {
  const started = await startWithMailbox({ AUTH_SECRET: SECRET, ...OWNER });
  const { site, mailbox } = started;
  const { url, dataDir } = site;
  project.provide("demo", { url, dataDir, secret: SECRET, mail: mailbox.folder });
  return () => removeSite(started);
}
