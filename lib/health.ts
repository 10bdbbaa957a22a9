import { errorCode } from "#db/errors.ts";
import { checkStore } from "#db/store.ts";

export type Health =
  | { status: "ok"; database: { engine: "sqlite" | "postgres"; writable: true } }
  | { status: "unavailable"; database: { writable: false; code: string } };

const PATIENCE_MS = 6_000;

/**
 * Whether the database can take a write now. Opens a write transaction and
 * gives it up, so that a full queue, a lock and a read-only disk are seen.
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
