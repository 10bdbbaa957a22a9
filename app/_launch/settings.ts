import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Env, env } from "#lib/env.ts";

/** Reads the settings, and `.env` in the project's folder, before anything is imported that looks at them or writes a file. */
export function readSettings(mode: "production" | "development"): Env {
  // Who else has an account on this machine reads nothing that is written from here on: neither
  // the database nor its log, nor what is exported or kept.
  process.umask(0o077);
  process.chdir(join(import.meta.dirname, "..", ".."));
  if (existsSync(".env")) process.loadEnvFile(".env");
  Object.assign(process.env, { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" });
  // Where an action leads to another page Next would fetch that from this very site, over the
  // network and under its public name. Asked from nowhere, it leaves that to the browser.
  if (mode === "production") process.env.__NEXT_PRIVATE_ORIGIN = "data:text/plain,";
  return env();
}

/** What Next reads of the environment by itself: the key of its actions, the same as in the build. */
export function giveNext(actionKey: string): void {
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionKey;
}
