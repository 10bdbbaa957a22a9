import { Explained, errorCode, innermost, isCorrupt, isUnavailable } from "#db/errors.ts";
import { explainPostgres } from "./explain-postgres.ts";

/** What to print when the site cannot start: one sentence for what is foreseen, all of it for a surprise. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Explained) return error.message;
  const code = errorCode(error);
  if (code === "EADDRINUSE") {
    const { port } = error as Error & { port?: number };
    return `Port ${port} is in use by another program. Stop that, or choose another port: PORT=${Number(port) + 1} npm start`;
  }
  if (code === "EACCES" && "syscall" in error && error.syscall === "listen") {
    return "This port may only be used by an administrator. Choose one above 1023, such as PORT=3000.";
  }
  if (code && /^(EACCES|EEXIST|ENOTDIR|ENOSPC|EPERM|EROFS)$/.test(code)) {
    return `The data folder cannot be used (${error.message}). Check DATA_DIR, DATABASE_URL, and who owns the folder.`;
  }
  const postgres = explainPostgres(error);
  if (postgres) return postgres;
  if (isUnavailable(error)) {
    const said = [code, innermost(error).message].filter(Boolean).join(": ");
    return `The database cannot be used now (${said}). Check DATABASE_URL, the disk and its permissions, and start again.`;
  }
  if (isCorrupt(error)) {
    return `The database file is damaged (${error.message}). Restore the last back-up (npm run restore), or see what can be read of it (npm run recover).`;
  }
  return error.stack ?? error.message;
}
