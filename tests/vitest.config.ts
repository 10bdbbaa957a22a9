import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");
/** By folder: what needs no database is told once, the rest on each engine. */
const onData = ["tests/unit/{data,alone}/**/*.test.ts", "tests/races/**/*.test.ts"];
const pure = ["tests/unit/pure/**/*.test.{ts,mjs}", "tests/*.test.ts"];

export default defineConfig({
  root,
  resolve: {
    alias: { "server-only": join(root, "node_modules/next/dist/compiled/server-only/empty.js") },
  },
  test: {
    include: process.env.TEST_DATABASE_URL ? onData : [...pure, ...onData],
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
