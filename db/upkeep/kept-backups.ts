import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "#lib/env.ts";
import { now } from "#lib/time/clock.ts";

/** Where back-ups go that are given no other place. */
export const backupsFolder = (): string => resolve(env().dataDir, "backups");

/** Why a back-up was made, which its name begins with: asked for, before a migration, or by `npm run recover`. */
export type Reason = "marchmont" | "before" | "recovered";

/** A name that sorts by the time. */
export function backupName(reason: Reason): string {
  const stamp = now()
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "-");
  return `${reason}-${stamp}.tar.gz`;
}

/** The back-ups of a folder that we named ourselves, the newest first. */
export function listBackups(folder: string, reason: Reason): string[] {
  if (!existsSync(folder)) return [];
  const own = new RegExp(`^${reason}-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.tar\\.gz$`);
  return readdirSync(folder)
    .filter((name) => own.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** Removes all but the newest so many; gives those that went. */
export function keepNewest(folder: string, reason: Reason, keep: number): string[] {
  const old = listBackups(folder, reason).slice(keep);
  for (const file of old) rmSync(file);
  return old;
}
