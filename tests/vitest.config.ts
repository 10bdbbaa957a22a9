import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  resolve: {
    alias: { "server-only": `${root}node_modules/next/dist/compiled/server-only/empty.js` },
  },
  test: {
    include: ["tests/{unit,races}/**/*.test.{ts,tsx,mjs}", "tests/*.test.ts"],
    setupFiles: ["tests/console.ts", "tests/database.ts"],
    environment: "node",
    // A database is open in each worker, and better-sqlite3 is native code.
    pool: "forks",
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { TZ: "UTC" },
  },
});
