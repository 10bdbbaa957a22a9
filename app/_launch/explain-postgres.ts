import { errorCode, innermost, isOutOfReach } from "#db/errors.ts";
import { MOST_CONNECTIONS } from "#db/pool.ts";
import { env } from "#lib/env.ts";

/** What the server of DATABASE_URL is asked for, without its password. */
function asked(): { host: string; database: string; user: string } {
  const { hostname, pathname, username } = new URL(env().databaseUrl);
  return {
    host: hostname,
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
  };
}

const AGAIN = "and start again.";

/** What keeps a start from PostgreSQL, by the code of its server (appendix A of its manual) or of Node. */
const REASONS: [code: RegExp, words: (said: string) => string][] = [
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    () => `No server is known by the name ${asked().host}. Check DATABASE_URL, ${AGAIN}`,
  ],
  [
    /^3D000$/,
    () =>
      `Its server has no database ${asked().database}. Make it (createdb ${asked().database}) or correct DATABASE_URL, ${AGAIN}`,
  ],
  [
    /^28/,
    (said) => `Its server refuses us (${said}). Check user and password in DATABASE_URL, ${AGAIN}`,
  ],
  [
    /^53300$/,
    (said) =>
      `Its server takes no more connections (${said}), of which each instance needs up to ${MOST_CONNECTIONS}. Raise max_connections, run fewer instances or put PgBouncer between, ${AGAIN}`,
  ],
  [
    /^42501$/,
    (said) => `Its user may not do what is needed (${said}). Let it own its schema, ${AGAIN}`,
  ],
  [
    /CERT|^ERR_(TLS|SSL)|^UNABLE_TO_|^EPROTO$/,
    (said) =>
      `The encrypted connection to ${asked().host} cannot be trusted (${said}). Name the authority that signed its certificate (sslrootcert=… in DATABASE_URL), ${AGAIN}`,
  ],
];

/** Why PostgreSQL cannot be used, and what to do; null for what is no fault of reaching it. */
export function explainPostgres(error: Error): string | null {
  const code = errorCode(error) ?? "";
  const { message } = innermost(error);
  if (!isOutOfReach(error) && !/^[0-9A-Z]{5}$/.test(code)) return null;
  const known = REASONS.find(([which]) => which.test(code));
  if (known) return `The database cannot be used: ${known[1](message)}`;
  if (/does not support SSL/.test(message)) {
    return `The database cannot be used: its server takes no encrypted connections, which DATABASE_URL asks for (sslmode). Let it take them or leave that out, ${AGAIN}`;
  }
  return null;
}
