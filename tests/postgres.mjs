import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgres } from "./programs.mjs";

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** PostgreSQL refuses to run as root: then it runs as the user its package made. */
export function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const id = (option) => Number(spawnSync("id", [option, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

const INIT = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];

/** Nothing waits for the disk: what a test server has is gone with it. */
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts a PostgreSQL of its own in a temporary folder, with `more` settings.
 * Resolves to its address and what can befall it, or to null without the program.
 */
export async function startPostgres(...more) {
  const bin = findPostgres();
  if (!bin) return null;
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), "marchmont-postgres-"));
  if (user.uid) chownSync(folder, user.uid, user.gid);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const options = { ...user, cwd: folder, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } };
  const call = (name, ...args) => {
    const { status, stderr, error } = spawnSync(join(bin, name), args, options);
    if (status !== 0) throw new Error(`${name} failed: ${stderr ?? error}`);
  };

  /** Serves a data folder on a port of its own, until it is ended. */
  async function serve(data, port) {
    const settings = [
      `port=${port}`,
      "listen_addresses=127.0.0.1",
      `unix_socket_directories=${folder}`,
      "max_connections=200",
      ...FAST,
      ...more,
    ].flatMap((setting) => ["-c", setting]);
    const server = spawn(join(bin, "postgres"), ["-D", data, ...settings], {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let log = "";
    server.stderr.on("data", (chunk) => {
      log += chunk;
    });
    const ended = new Promise((resolve) => server.once("exit", resolve));
    const isReady = () =>
      spawnSync(join(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", `${port}`]).status === 0;
    const deadline = Date.now() + 30_000;
    while (!isReady()) {
      if (server.exitCode !== null || Date.now() > deadline) {
        server.kill("SIGKILL");
        throw new Error(`PostgreSQL did not start:\n${log}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return {
      kill: () => server.kill("SIGQUIT"),
      async end() {
        server.kill("SIGQUIT");
        await ended;
      },
    };
  }

  const running = new Set();
  // Also when the tests are ended from outside.
  const clear = () => {
    for (const server of running) server.kill();
    remove();
  };
  process.once("exit", clear);
  const run = async (data, port) => {
    const server = await serve(data, port);
    running.add(server);
    return server;
  };

  try {
    const data = join(folder, "data");
    call("initdb", "-D", data, ...INIT);
    const port = await freePort();
    let server = await run(data, port);
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      port,
      /** Ends it as a crash does, all connections with it, and starts it again. */
      async restart() {
        await server.end();
        running.delete(server);
        server = await run(data, port);
      },
      /** Ends it as a crash does. */
      async end() {
        await server.end();
        running.delete(server);
      },
      /** A second server that follows the first and only reads, until it is promoted. */
      async standby() {
        const copy = join(folder, "standby");
        const from = ["-h", "127.0.0.1", "-p", `${port}`, "-U", "postgres"];
        call("pg_basebackup", "-D", copy, ...from, "-R", "--checkpoint=fast", "--no-sync");
        const own = await freePort();
        await run(copy, own);
        return { port: own, promote: () => call("pg_ctl", "promote", "-w", "-D", copy) };
      },
      async stop() {
        process.off("exit", clear);
        await Promise.all([...running].map((one) => one.end()));
        remove();
      },
    };
  } catch (error) {
    process.off("exit", clear);
    clear();
    throw error;
  }
}
