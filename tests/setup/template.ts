import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { useSettings } from "./settings.ts";

/*
 * Before the tests in `data`, `alone` and `races`: an empty database at the
 * newest migration, of which each worker gets a copy. With
 * TEST_DATABASE_URL=postgres://… it is one on that server.
 */

declare module "vitest" {
  interface ProvidedContext {
    /** Folder in memory where there is one, gone after the run. */
    folder: string;
    template: string;
    /** Where to make databases; null for SQLite files. */
    server: string | null;
  }
}

/** Runs statements in the server's own database. */
export async function onServer(server: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

export const databaseUrl = (server: string, name: string) =>
  Object.assign(new URL(server), { pathname: `/${name}` }).href;

export default async function setup({ provide }: TestProject) {
  const server = process.env.TEST_DATABASE_URL || null;
  const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const folder = mkdtempSync(join(memory, "marchmont-tests-"));
  const name = `marchmont_${randomUUID().replaceAll("-", "")}`;
  const template = server ? name : join(folder, "template.sqlite");
  if (server) await onServer(server, `create database ${name}`);
  useSettings({ folder, url: server ? databaseUrl(server, name) : `file:${template}` });
  const { migrate } = await import("#db/migrate.ts");
  const { closeStore } = await import("#db/store.ts");
  await migrate();
  await closeStore();
  provide("folder", folder);
  provide("template", template);
  provide("server", server);
  return async () => {
    if (server) await onServer(server, `drop database if exists ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  };
}
