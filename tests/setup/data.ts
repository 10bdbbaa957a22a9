import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, inject } from "vitest";
import type { Engine } from "#db/engine.ts";
import { empty } from "./empty.ts";
import { useSettings } from "./settings.ts";
import { databaseUrl, onServer } from "./template.ts";

/**
 * Set-up file of the tests in `data`: one database for each worker, whichever
 * files it runs, in memory and not durable, and empty before each test.
 */
type Worker = { opened: Promise<void>; asked: number };

const shared = globalThis as typeof globalThis & { marchmontTests?: Worker };
const worker: Worker = shared.marchmontTests ?? { opened: open(), asked: 0 };
shared.marchmontTests = worker;

async function open(): Promise<void> {
  const [folder, template, server] = [inject("folder"), inject("template"), inject("server")];
  if (server) {
    const name = `${template}_${process.pid}`;
    useSettings({ folder, url: databaseUrl(server, name) });
    await onServer(server, `create database ${name} template ${template}`);
  } else {
    const file = join(folder, `${process.pid}.sqlite`);
    copyFileSync(template, file);
    useSettings({ folder, url: `file:${file}` });
  }
  const { openPostgres } = await import("#db/postgres.ts");
  const { openSqlite } = await import("#db/sqlite.ts");
  const { useEngine } = await import("#db/store.ts");
  useEngine(counting(server ? openPostgres() : openSqlite({ synchronous: "OFF" })));
}

/** The engine, and how often it is asked. */
const counting = (engine: Engine): Engine => ({
  ...engine,
  get reader() {
    worker.asked += 1;
    return engine.reader;
  },
  transaction(work, line) {
    worker.asked += 1;
    return engine.transaction(work, line);
  },
});

await worker.opened;

let asked = 0;

beforeEach(async () => {
  await empty();
  worker.asked = 0;
});

afterEach(() => {
  asked += worker.asked;
});

afterAll(() => {
  if (asked > 0) return;
  throw new Error(
    "No test of this file comes near the database: it belongs in tests/unit/pure, in the folder of the same name",
  );
});
