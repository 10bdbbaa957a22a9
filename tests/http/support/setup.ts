import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { AUTH_SECRET, OWNER } from "#tests/site/owner.ts";
import { scratchFolder } from "#tests/site/start.ts";
import { removeSite, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { notePressesIn, unpressed } from "./pressed.ts";

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
  const presses = scratchFolder();
  notePressesIn(join(presses, "pressed"));
  return async () => {
    await removeSite(started);
    await assertAllPressed(project);
    rmSync(presses, { recursive: true });
  };
}

/** Once every test has run, an action that none of them presses fails the run. */
async function assertAllPressed(project: TestProject): Promise<void> {
  const { testFiles } = await project.globTestFiles();
  const { state, config } = project.vitest;
  if (config.testNamePattern || state.getFiles().length < testFiles.length) return;
  const never = unpressed();
  if (never.length === 0) return;
  process.exitCode = 1;
  console.error(`No test of tests/http presses these actions:\n  ${never.join("\n  ")}`);
}
