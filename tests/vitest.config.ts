import "./quick-imports.ts";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = join(import.meta.dirname, "..");
const onPostgres = Boolean(process.env.TEST_DATABASE_URL);

const cores = availableParallelism();

type Project = {
  include: string[];
  setup: string[];
  isolate: boolean;
  /** So many files at once, after all those whose turn is sooner. */
  maxWorkers: number;
  turn: number;
};

/** Those that kill processes take longest: none of them is begun when all else is done. */
class RacesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    const isRace = ({ moduleId }: TestSpecification) => moduleId.includes("/tests/races/");
    return [...sorted.filter(isRace), ...sorted.filter((file) => !isRace(file))];
  }
}

/** A kind of test, by the folders it stands in. */
const project = (name: string, given: Project): TestProjectConfiguration => ({
  root,
  resolve: {
    alias: { "server-only": join(root, "node_modules/next/dist/compiled/server-only/empty.js") },
  },
  test: {
    name,
    include: given.include,
    setupFiles: ["console", ...given.setup].map((file) => `tests/setup/${file}.ts`),
    sequence: { setupFiles: "list", groupOrder: given.turn },
    isolate: given.isolate,
    maxWorkers: given.maxWorkers,
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

// They wait for processes and the disk: at one for each core nearly half of these are idle. On
// PostgreSQL the servers' processes have them busy.
const WAITING = { maxWorkers: onPostgres ? cores : cores + 1, turn: 0 };
const WORKING = { maxWorkers: cores, turn: onPostgres ? 0 : 1 };

const pure = project("pure", {
  ...WORKING,
  include: ["tests/unit/pure/**/*.test.{ts,mjs}", "tests/*.test.ts"],
  setup: ["clock", "no-database"],
  isolate: false,
});
const data = project("data", {
  ...WORKING,
  include: ["tests/unit/data/**/*.test.ts"],
  setup: ["clock", "data"],
  isolate: false,
});
// Its processes live in the real time.
const alone = project("alone", {
  ...WAITING,
  include: ["tests/unit/alone/**/*.test.ts", "tests/races/**/*.test.ts"],
  setup: ["alone"],
  isolate: true,
});

export default defineConfig({
  root,
  test: {
    globalSetup: "tests/setup/template.ts",
    sequence: { sequencer: RacesFirst },
    // A file to compare with that is not there is a failure; `vitest -u` writes it.
    update: "none",
    // What needs no database says the same on each engine.
    projects: onPostgres ? [data, alone] : [pure, data, alone],
  },
});
