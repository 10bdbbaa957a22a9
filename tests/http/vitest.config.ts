import "../quick-imports.ts";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { AUTH_SECRET } from "../site/owner.ts";

/** What has a site of its own takes longest: none of it is begun when all else is done. */
class OwnFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    const isOwn = ({ moduleId }: TestSpecification) => moduleId.includes("/http/own/");
    return [...sorted.filter(isOwn), ...sorted.filter((file) => !isOwn(file))];
  }
}

/** Tests of the production build by plain requests: no browser, no scripts. `npm test` builds it first. */
export default defineConfig({
  root: join(import.meta.dirname, "..", ".."),
  test: {
    name: "http",
    include: ["tests/http/**/*.test.ts"],
    globalSetup: ["tests/http/support/setup.ts"],
    setupFiles: ["tests/http/support/expect.ts"],
    environment: "node",
    isolate: false,
    // Those that stop a site and start it wait more than they work.
    maxWorkers: 3,
    sequence: { sequencer: OwnFirst },
    // Only what hangs is to run into these: a busy machine is slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Tells a chance failure from a fault, as in the browser: what passes at the second try is named.
    retry: process.env.CI ? 1 : 0,
    expect: { poll: { timeout: 30_000 } },
    env: { TZ: "UTC", AUTH_SECRET },
  },
});
