import { defineConfig, devices } from "@playwright/test";
import { AUTH_SECRET } from "./site/owner.ts";

// Before anything asks for it: tests make links as the site would.
process.env.AUTH_SECRET = AUTH_SECRET;

/**
 * Browser tests against the production build (`npm test` builds it first).
 * All share one site, which support/setup.ts starts.
 */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/setup.ts",
  outputDir: "results/browser",
  fullyParallel: false,
  workers: 2,
  // Tells a chance failure from a fault: it is counted and named as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // Only what hangs is to run into these: a busy machine is slow.
  timeout: 120_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 15_000 },
  // Where the JSON goes is said by PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    timezoneId: "Europe/London",
    // What is not there to be pressed says so before the whole test is out of time.
    actionTimeout: 30_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
