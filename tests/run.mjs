// `npm test`: every check in turn, one table and one line of totals at the end.
// `npm test -- types lint` runs only those.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "../app/_launch/build.mjs";
import { typescript } from "../app/_launch/runtime.mjs";
import { run, Stop } from "../app/_launch/steps.mjs";
import { startPostgres } from "./postgres.mjs";
import { findChromium } from "./programs.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = join(root, "tests", "results");
const program = (...path) => join(root, "node_modules", ...path);
const node = (script, args, env = {}) =>
  run(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env } });

// `failures`: what is named once more below the table, where whoever reads a long log looks first.
const one = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
const skip = (why) => ({ passed: 0, failed: 0, skipped: 1, why });

const both = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  why: [a.why, b.why].filter(Boolean).join("; "),
  failures: [...(a.failures ?? []), ...(b.failures ?? [])],
});

/** The tests that failed in a report of vitest, and the files that did outside any test. */
function failedTests({ testResults }) {
  return testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === "failed");
      const titles = failed.map(({ fullName }) => fullName);
      return (titles.length > 0 ? titles : [message || "failed outside its tests"]).map(
        (title) => `${relative(root, name)}: ${title.split("\n")[0]}`,
      );
    });
}

/** The tests that failed in a report of Playwright. */
const failedSpecs = (suites) =>
  suites.flatMap(({ suites: within = [], specs = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line}: ${title}`),
    ...failedSpecs(within),
  ]);

/** Counts from a reporter's file; a run that left none, or failed otherwise, is a failure. */
function counted(code, file, count) {
  let counts;
  try {
    counts = count(JSON.parse(readFileSync(join(results, file), "utf8")));
  } catch {
    return { ...one(1), why: "it ended without a report" };
  }
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, why: `exit code ${code}` };
  return counts;
}

async function vitest(config, file, env = {}) {
  rmSync(join(results, file), { force: true });
  const report = [
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=tests/results/${file}`,
  ];
  const args = ["run", "--config", config, ...report];
  const code = await node(program("vitest", "vitest.mjs"), args, env);
  return counted(code, file, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
    failures: failedTests(json),
  }));
}

const unit = (file, env) => vitest("tests/vitest.config.ts", file, env);

/** What fails by itself one day: on SQLite once more, as it will be in a year. */
async function yearAhead() {
  const ahead = [
    process.env.NODE_OPTIONS,
    ...typescript,
    `--import=${pathToFileURL(join(root, "tests", "year-ahead.ts"))}`,
  ];
  const env = { TEST_DATABASE_URL: "", NODE_OPTIONS: ahead.join(" ") };
  return both(
    await unit("unit-year-ahead.json", env),
    await vitest("tests/http/vitest.config.ts", "http-year-ahead.json", env),
  );
}

async function unitOnPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return unit("unit-postgres.json", {});
  const server = await startPostgres();
  if (!server) return skip("no PostgreSQL here (on Debian: apt install postgresql)");
  try {
    return await unit("unit-postgres.json", { TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

async function browser() {
  const chromium = findChromium();
  if (!chromium)
    return skip(
      "no Chromium here (on Debian: apt install chromium-headless-shell chromium-common; else set CHROMIUM)",
    );
  const file = "browser.json";
  rmSync(join(results, file), { force: true });
  const code = await node(
    program("@playwright", "test", "cli.js"),
    ["test", "--config", "tests/playwright.config.ts"],
    { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, file) },
  );
  return counted(code, file, ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: failedSpecs(suites),
  }));
}

const steps = {
  types: async () => {
    const routes = await node(program("next", "dist", "bin", "next"), ["typegen"]);
    return one(routes || (await node(program("typescript", "bin", "tsc"), ["--noEmit"])));
  },
  lint: async () => {
    const biome = (args) => node(program("@biomejs", "biome", "bin", "biome"), args);
    const checked = await biome(["check", "--error-on-warnings"]);
    // Slow, since it follows types through every package: so not in biome.json, which editors use.
    const promises = "--config-path=tests/floating-promises.json";
    return one(checked || (await biome(["lint", promises, "--only=nursery/noFloatingPromises"])));
  },
  "unit (SQLite)": () => unit("unit-sqlite.json", { TEST_DATABASE_URL: "" }),
  "unit (PostgreSQL)": unitOnPostgres,
  build: async () => {
    await build(root);
    return one(0);
  },
  http: () => vitest("tests/http/vitest.config.ts", "http.json"),
  browser,
  "a year ahead": yearAhead,
};

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return { ...one(1), why: error.message.split("\n")[0] };
  }
}

const wanted = process.argv.slice(2);
const chosen = Object.entries(steps).filter(
  ([name]) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)),
);
if (chosen.length === 0) throw new Error(`Choose from: ${Object.keys(steps).join(", ")}`);

let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    interrupted = true;
  });
}

mkdirSync(results, { recursive: true });
const rows = [];
for (const [name, work] of chosen) {
  if (interrupted) {
    rows.push({ name, state: "not run", seconds: 0, ...one(1), why: "interrupted" });
    continue;
  }
  console.log(`\n=== ${name} ===`);
  const from = performance.now();
  const counts = await attempt(work);
  const state = counts.failed > 0 ? "FAILED" : counts.passed > 0 ? "passed" : "skipped";
  rows.push({ name, state, seconds: (performance.now() - from) / 1000, ...counts });
}

console.log("\nstep                 result      time  passed  failed skipped");
for (const { name, state, seconds, passed, failed, skipped, why } of rows) {
  const numbers = [passed, failed, skipped].map((count) => String(count).padStart(8)).join("");
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  console.log(`${name.padEnd(20)} ${state.padEnd(8)}${time}${numbers}${why ? `  ${why}` : ""}`);
}
const failures = rows.flatMap(({ name, failures = [] }) =>
  failures.map((failure) => `  ${name}: ${failure}`),
);
if (failures.length > 0) console.log(`\nFailed:\n${failures.join("\n")}`);

const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
process.exit(total("failed") > 0 ? 1 : 0);
