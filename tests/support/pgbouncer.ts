import { spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#tests/site/start.ts";
import { serverUser } from "../postgres.mjs";
import { findPgBouncer } from "../programs.mjs";

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.on("error", () => resolve(false)).on("connect", () => socket.destroy());
  });

/**
 * Starts PgBouncer before a PostgreSQL, in the mode in which nothing of a
 * connection lasts longer than a transaction, with few connections behind it.
 * Null where it is not installed.
 */
export async function startPgBouncer(databaseUrl: string) {
  const program = findPgBouncer();
  if (!program) return null;
  const { hostname, port: behind, pathname, username } = new URL(databaseUrl);
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), "marchmont-pgbouncer-"));
  const port = await freePort();
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${behind} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 200
`,
  );
  if (user.uid && user.gid) {
    for (const path of [folder, file]) chownSync(path, user.uid, user.gid);
  }
  const bouncer = spawn(program, [file], { ...user, cwd: folder, stdio: "ignore" });
  const ended = new Promise((resolve) => bouncer.once("exit", resolve));
  const deadline = performance.now() + 20_000;
  while (!(await answers(port))) {
    if (bouncer.exitCode !== null || performance.now() > deadline) {
      throw new Error("PgBouncer did not start");
    }
    await sleep(50);
  }
  return {
    url: `postgres://${username}@127.0.0.1:${port}${pathname}`,
    async stop() {
      bouncer.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
