import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { env } from "#lib/env.ts";

/** The SQLite file that the settings name: the file itself, whatever links lead to it. */
export function databaseFile(): string {
  const file = resolve(env().databaseUrl.slice("file:".length));
  return existsSync(file) ? realpathSync(file) : file;
}
