import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");
const tests = ["tests/{unit,races}/**/*.test.{ts,tsx,mjs}", "tests/*.test.ts"];

/** The tests that come near a database: on the second engine the others would only say the same again. */
function testsOnData(): string[] {
  return globSync(tests, { cwd: root }).filter((path) =>
    /factories|#db\/|queries|commands|rate-limit|people\.ts/.test(
      readFileSync(join(root, path), "utf8"),
    ),
  );
}

export default defineConfig({
  root,
  resolve: {
    alias: { "server-only": join(root, "node_modules/next/dist/compiled/server-only/empty.js") },
  },
  test: {
    include: process.env.TEST_DATABASE_URL ? testsOnData() : tests,
    setupFiles: ["tests/console.ts", "tests/database.ts"],
    environment: "node",
    // A database is open in each worker, and better-sqlite3 is native code.
    pool: "forks",
    maxWorkers: "100%",
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { TZ: "UTC" },
  },
});
