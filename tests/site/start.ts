import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { typescript } from "#app/_launch/runtime.mjs";

const root = join(import.meta.dirname, "..", "..");

/** A new folder for what a test leaves behind: in memory where there is such a place. */
export function scratchFolder(): string {
  const memory = "/dev/shm";
  return mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "marchmont-"));
}

/** How `npm start` runs the server's program. */
export const serveCommand = [...typescript, join(root, "app/_launch/serve.ts")];

export type Settings = Record<string, string>;

/** A whole site in a process of its own: the production build on a free port, with its own data. */
export type Site = {
  url: string;
  port: number;
  dataDir: string;
  databaseUrl: string;
  /** Its process, of which the system knows what it costs. */
  pid(): number;
  /** Everything it has printed, over all its starts. */
  log(): string;
  /** The one-time link that was printed last, while there was no owner. */
  setupLink(): string | null;
  /** Ends it as a system does (SIGTERM) and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does (SIGKILL). */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(changed?: Settings): Promise<void>;
  /** Ends it if need be and removes its data. */
  remove(): Promise<void>;
};

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (!address || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** Starts a site and resolves when it answers. `settings` are environment variables. */
export async function startSite(settings: Settings = {}): Promise<Site> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dataDir = scratchFolder();
  const databaseUrl = settings.DATABASE_URL ?? `file:${join(dataDir, "marchmont.sqlite")}`;
  let output = "";
  let child: ChildProcess | undefined;
  let ended: Promise<number | null> = Promise.resolve(null);

  /** Every setting is given, empty if need be, so that neither .env nor the shell has a say. */
  const environment = (changed: Settings): NodeJS.ProcessEnv => ({
    NODE_ENV: "production",
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    // The tests' clock may be another than the machine's: the site goes by the same one.
    NODE_OPTIONS: process.env.NODE_OPTIONS ?? "",
    PORT: String(port),
    SITE_URL: "",
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SMTP_URL: "",
    MAIL_FROM: "",
    AUTH_SECRET: "",
    OWNER_EMAIL: "",
    OWNER_PASSWORD: "",
    TRUSTED_PROXIES: "",
    SEED: "demo",
    RATE_LIMIT: "off",
    ...settings,
    ...changed,
  });

  async function start(changed: Settings = {}) {
    const from = output.length;
    const server = spawn(process.execPath, serveCommand, {
      cwd: root,
      env: environment(changed),
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = server;
    ended = new Promise((resolve) => server.once("exit", resolve));
    server.stdout.on("data", (chunk) => {
      output += chunk;
    });
    server.stderr.on("data", (chunk) => {
      output += chunk;
    });
    const deadline = performance.now() + 120_000;
    for (;;) {
      if (server.exitCode !== null) throw new Error(`The site ended:\n${output.slice(from)}`);
      if (performance.now() > deadline) {
        server.kill("SIGKILL");
        throw new Error(`The site did not answer within two minutes:\n${output.slice(from)}`);
      }
      // The set-up link is printed just before "is running".
      const answered = await fetch(`${url}/healthz`).catch(() => null);
      if (answered?.ok && output.slice(from).includes("is running at")) return;
      await sleep(50);
    }
  }

  async function end(signal: NodeJS.Signals) {
    child?.kill(signal);
    const code = await ended;
    child = undefined;
    return code;
  }

  const site: Site = {
    url,
    port,
    dataDir,
    databaseUrl,
    pid: () => child?.pid ?? 0,
    log: () => output,
    setupLink: () => output.match(/https?:\/\/\S+\/setup\S*/g)?.at(-1) ?? null,
    stop: () => end("SIGTERM"),
    async kill() {
      await end("SIGKILL");
    },
    start,
    async remove() {
      if (child) await end("SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await start();
  } catch (error) {
    await site.remove();
    throw error;
  }
  return site;
}
