import "./quick-imports.ts";
import { join } from "node:path";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

const root = join(import.meta.dirname, "..");
const onPostgres = Boolean(process.env.TEST_DATABASE_URL);

type Project = { include: string[]; setup: string[]; isolate: boolean };

/** A kind of test, by the folders it stands in. */
const project = (name: string, { include, setup, isolate }: Project): TestProjectConfiguration => ({
  root,
  resolve: {
    alias: { "server-only": join(root, "node_modules/next/dist/compiled/server-only/empty.js") },
  },
  test: {
    name,
    include,
    setupFiles: ["console", ...setup].map((file) => `tests/setup/${file}.ts`),
    sequence: { setupFiles: "list" },
    isolate,
    environment: "node",
    // A database is open in each worker, and better-sqlite3 is native code.
    pool: "forks",
    restoreMocks: true,
    // Only what hangs is to run into these: a busy machine is slow.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Tells a chance failure from a fault, as in the browser: what passes at the second try is named.
    retry: process.env.CI ? 1 : 0,
    env: { TZ: "UTC" },
  },
});

const pure = project("pure", {
  include: ["tests/unit/pure/**/*.test.{ts,mjs}", "tests/*.test.ts"],
  setup: ["clock", "no-database"],
  isolate: false,
});
const data = project("data", {
  include: ["tests/unit/data/**/*.test.ts"],
  setup: ["clock", "data"],
  isolate: false,
});
// Its processes live in the real time.
const alone = project("alone", {
  include: ["tests/unit/alone/**/*.test.ts", "tests/races/**/*.test.ts"],
  setup: ["alone"],
  isolate: true,
});

export default defineConfig({
  root,
  test: {
    globalSetup: "tests/setup/template.ts",
    maxWorkers: "100%",
    // A file to compare with that is not there is a failure; `vitest -u` writes it.
    update: "none",
    // What needs no database says the same on each engine.
    projects: onPostgres ? [data, alone] : [pure, data, alone],
  },
});
