/** An error whose message says what is so and what to do next: shown as it is, and nothing of the code. */
export class Explained extends Error {
  override name = "Explained";
}

/** The engine's own code of an error, which drizzle wraps: "SQLITE_CONSTRAINT_UNIQUE", "23505" … */
export function errorCode(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}

/** Whether a write was refused because the row exists already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = errorCode(error);
  return (
    code === "SQLITE_CONSTRAINT_UNIQUE" ||
    code === "SQLITE_CONSTRAINT_PRIMARYKEY" ||
    code === "23505"
  );
}

/** Whether the database cannot serve now but may again without help: locked, full, read-only, out of reach. */
export function isUnavailable(error: unknown): boolean {
  const code = errorCode(error) ?? "";
  return (
    /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN)/.test(code) ||
    /^(08|53|57P)/.test(code) ||
    code === "ECONNREFUSED" ||
    code === "25006"
  );
}

/** Whether another program holds the SQLite file, which it does for a moment as a rule. */
export function isBusy(error: unknown): boolean {
  return errorCode(error)?.startsWith("SQLITE_BUSY") ?? false;
}

/** Whether the SQLite file is damaged or not a database at all. */
export function isCorrupt(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(errorCode(error) ?? "");
}
