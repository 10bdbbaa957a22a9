import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, inject } from "vitest";
import { empty } from "./empty.ts";
import { useSettings } from "./settings.ts";
import { databaseUrl, onServer } from "./template.ts";

/**
 * Set-up file of the tests in `alone` and of the races: for each file a
 * process and a database of its own, on the disk and as durable as a site's.
 */
const [template, server] = [inject("template"), inject("server")];
const folder = mkdtempSync(join(tmpdir(), "marchmont-test-"));
const name = `${template}_${process.pid}`;

if (server) {
  await onServer(server, `create database ${name} template ${template}`);
  useSettings({ folder, url: databaseUrl(server, name) });
} else {
  copyFileSync(template, join(folder, "test.sqlite"));
  useSettings({ folder, url: `file:${join(folder, "test.sqlite")}` });
}

beforeEach(empty);

afterAll(async () => {
  const { closeStore } = await import("#db/store.ts");
  await closeStore();
  if (server) await onServer(server, `drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});
