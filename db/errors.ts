/** An error whose message says what is so and what to do next: shown as it is, and nothing of the code. */
export class Explained extends Error {
  override name = "Explained";
}

/** An error and what it was made of, the outermost first. Auth.js wraps in an object of its own. */
function* layers(error: unknown): Generator<Error> {
  for (let at = error; at instanceof Error; ) {
    yield at;
    const { cause } = at;
    at = cause && typeof cause === "object" && "err" in cause ? cause.err : cause;
  }
}

/** The engine's own code of an error, which drizzle wraps: "SQLITE_CONSTRAINT_UNIQUE", "23505" … */
export function errorCode(error: unknown): string | null {
  for (const at of layers(error)) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return null;
}

/** The error that all others of a chain were made of. */
export function innermost(error: Error): Error {
  return [...layers(error)].at(-1) ?? error;
}

/** A database server was not reached or fell silent: all that its driver says without the server's own word. */
export class OutOfReach extends Error {
  // By this and not by its class: a process has several copies of this file.
  readonly outOfReach = true;

  constructor(cause: unknown) {
    super("The database server cannot be reached", { cause });
  }
}

export function isOutOfReach(error: unknown): boolean {
  return [...layers(error)].some((at) => "outOfReach" in at && at.outOfReach === true);
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

/** Serialization failure and deadlock: others were at the same rows, and the transaction may simply be run again. */
export function isCollision(error: unknown): boolean {
  return /^(40001|40P01)$/.test(errorCode(error) ?? "");
}

/** Whether it failed only because others are at the very same rows. */
export function isContended(error: unknown): boolean {
  return isCollision(error) || errorCode(error) === "55P03";
}

/**
 * PostgreSQL's ways to say that it does not serve us now (appendix A of its
 * manual): broken connections, a refused user, transactions that collide or
 * fell silent, a database that is missing, nothing left (of connections, disk,
 * memory), a row that somebody else holds, a statement that took too long, a
 * server that ends, its disk, and a standby.
 */
const SERVES_NOT = /^(08|28|40|25P0[34]|3D|53|55P03|57|58|25006)/;

/** Whether the database cannot serve now but may again without help: locked, full, read-only, out of reach. */
export function isUnavailable(error: unknown): boolean {
  const code = errorCode(error) ?? "";
  return (
    isOutOfReach(error) ||
    /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN)/.test(code) ||
    SERVES_NOT.test(code)
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
