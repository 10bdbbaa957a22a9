import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { databaseFile } from "#db/database-file.ts";
import { isUnavailable } from "#db/errors.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { lastWrite, noteProof, store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";

export { errorCode, isUnavailable } from "#db/errors.ts";
export { withOnePatience } from "#db/patience.ts";

export type Health =
  | { status: "ok"; database: { engine: "sqlite" | "postgres"; writable: true } }
  | { status: "unavailable"; database: { writable: false; code: string } };

/** How often a write is tried, and how soon once one was refused, in milliseconds. */
const EVERY_MS = 60_000;
const LOOK_MS = 5_000;
/** With none for so long writes hang. */
const STALE_MS = 2.5 * EVERY_MS;
/** With less than this many bytes left, SQLite's next write may not fit. */
const LEAST_SPACE = 1024 * 1024;

function assertSpace(): void {
  if (isPostgres()) return;
  const { bavail, bsize } = statfsSync(dirname(databaseFile()));
  if (bavail * bsize < LEAST_SPACE) {
    throw Object.assign(new Error("The disk is full"), { code: "SQLITE_FULL" });
  }
}

/**
 * Writes a row and waits for the disk, so that a full disk, a lock and a
 * database that is read-only are known before somebody finds out.
 */
export async function tryWrite(): Promise<void> {
  const value = now().toISOString();
  try {
    await store.write(async (tx) => {
      assertSpace();
      await tx
        .insert(settings)
        .values({ key: "health.tried", value })
        .onConflictDoUpdate({ target: settings.key, set: { value } });
    });
    noteProof();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}

let triedAt = Number.NEGATIVE_INFINITY;

/** Tries a write where it is time, or where anybody's was refused; gives the time until the next look, in milliseconds. */
export async function watchWrites(): Promise<number> {
  if (health().status !== "ok" || performance.now() - triedAt >= EVERY_MS) {
    triedAt = performance.now();
    await tryWrite();
  }
  return LOOK_MS;
}

/** Whether the database takes writes: none was refused, for whatever purpose, since the last that was tried. Asks nothing of it. */
export function health(): Health {
  const { engine, last } = lastWrite();
  const code = refusal(last);
  if (code !== null) return { status: "unavailable", database: { writable: false, code } };
  return { status: "ok", database: { engine, writable: true } };
}

function refusal(last: ReturnType<typeof lastWrite>["last"]): string | null {
  if (last === null) return "NOT_TRIED";
  if (last.refused !== null) return last.refused;
  return performance.now() - last.at > STALE_MS ? "SILENT" : null;
}
