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
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const id = (option) => Number(spawnSync("id", [option, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

/**
 * Starts a PostgreSQL of its own in a temporary folder. Resolves to its
 * address and a function that ends and removes it, or to null without the program.
 */
export async function startPostgres() {
  const bin = findPostgres();
  if (!bin) return null;
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), "marchmont-postgres-"));
  if (user.uid) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const options = { ...user, cwd: folder, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } };

  const init = [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-locale",
    "--no-sync",
  ];
  const made = spawnSync(join(bin, "initdb"), init, options);
  if (made.status !== 0) {
    remove();
    throw new Error(`initdb failed: ${made.stderr ?? made.error}`);
  }

  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "max_connections=200",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
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
  // Also when the tests are ended from outside.
  const clear = () => {
    server.kill("SIGQUIT");
    remove();
  };
  process.once("exit", clear);

  const isReady = () =>
    spawnSync(join(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)]).status === 0;
  const deadline = Date.now() + 30_000;
  while (!isReady()) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill("SIGKILL");
      remove();
      throw new Error(`PostgreSQL did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off("exit", clear);
      server.kill("SIGQUIT");
      await ended;
      remove();
    },
  };
}
