import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { Mailbox } from "#tests/site/mailbox.ts";
import { OWNER } from "#tests/site/owner.ts";
import { scratchFolder, startSite } from "#tests/site/start.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The site of the sample societies, which all files share. */
    demo: { url: string; dataDir: string; secret: string; mail: string };
  }
}

/** Known here, so that a link can be made as it was long ago. */
const SECRET = "forty letters that nobody else can guess";

/** Starts the site that all files share, once; ends it as a system does, which must go well. */
export default async function setup(project: TestProject) {
  const mailbox = await Mailbox.open(scratchFolder());
  const demo = await startSite({ SMTP_URL: mailbox.url, AUTH_SECRET: SECRET, ...OWNER });
  const { url, dataDir } = demo;
  project.provide("demo", { url, dataDir, secret: SECRET, mail: mailbox.folder });

  return async () => {
    const code = await demo.stop();
    await demo.remove();
    await mailbox.close();
    rmSync(mailbox.folder, { recursive: true });
    if (code !== 0) throw new Error(`The site ended with ${code} after SIGTERM:\n${demo.log()}`);
  };
}
