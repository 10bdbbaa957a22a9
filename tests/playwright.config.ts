import { defineConfig, devices } from "@playwright/test";

/**
 * Browser tests against the production build (`npm test` builds it first).
 * Each worker starts a site of its own with its own data: support/test.ts.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: "results/browser",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Some walk through every page of the desk: a busy machine takes its time over them.
  timeout: 180_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 10_000 },
  // Where the JSON goes is said by PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    timezoneId: "Europe/London",
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
