import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { errorCode } from "#db/errors.ts";
import { checkStore } from "#db/store.ts";
import { env } from "./env.ts";

export { isUnavailable } from "#db/errors.ts";

export type Health =
  | { status: "ok"; database: { engine: "sqlite" | "postgres"; writable: true } }
  | { status: "unavailable"; database: { writable: false; code: string } };

const PATIENCE_MS = 6_000;
/** With less than this many bytes left, SQLite's next write may not fit. */
const LEAST_SPACE = 1024 * 1024;

async function assertSpace(): Promise<void> {
  const folder = dirname(resolve(env().databaseUrl.slice("file:".length)));
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < LEAST_SPACE) {
    throw Object.assign(new Error("The disk is full"), { code: "SQLITE_FULL" });
  }
}

/**
 * Whether the database can take a write now. Opens a write transaction and
 * gives it up, so that a full queue, a lock and a read-only disk are seen,
 * and looks for space on SQLite's disk. Writes nothing.
 */
export async function health(): Promise<Health> {
  let late: NodeJS.Timeout | undefined;
  try {
    const timeout = new Promise<never>((_resolve, reject) => {
      late = setTimeout(
        () => reject(new Error("The database did not answer in time")),
        PATIENCE_MS,
      );
    });
    const { engine } = await Promise.race([checkStore(), timeout]);
    if (engine === "sqlite") await assertSpace();
    return { status: "ok", database: { engine, writable: true } };
  } catch (error) {
    return {
      status: "unavailable",
      database: { writable: false, code: errorCode(error) ?? "UNKNOWN" },
    };
  } finally {
    clearTimeout(late);
  }
}
