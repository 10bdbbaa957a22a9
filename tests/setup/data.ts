import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { useSettings } from "./settings.ts";
import { databaseUrl, onServer } from "./template.ts";

/**
 * Set-up file of the tests in `data`: one database for each worker, in memory
 * and not durable, whichever files it runs.
 */
const worker = globalThis as typeof globalThis & { marchmontTestDatabase?: Promise<void> };

async function open(): Promise<void> {
  const [folder, template, server] = [inject("folder"), inject("template"), inject("server")];
  if (server) {
    const name = `${template}_${process.pid}`;
    useSettings({ folder, url: databaseUrl(server, name) });
    await onServer(server, `create database ${name} template ${template}`);
    return;
  }
  const file = join(folder, `${process.pid}.sqlite`);
  copyFileSync(template, file);
  useSettings({ folder, url: `file:${file}` });
  const { openSqlite } = await import("#db/sqlite.ts");
  const { useEngine } = await import("#db/store.ts");
  useEngine(openSqlite({ synchronous: "OFF" }));
}

worker.marchmontTestDatabase ??= open();
await worker.marchmontTestDatabase;
