import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The instant at which the clocks of both sites stand. */
export const FROZEN_AT = "2026-11-30T12:00:00Z";
/** The instant at which the seed is written. */
export const SEEDED_AT = "2026-11-29T12:00:00Z";

export const OWNER = { email: "owner@example.org", password: "a password for the proof" };

export type ProvedSite = {
  url: string;
  /** Puts its clock five minutes on. */
  later(): void;
  stop(): Promise<void>;
};

/** The program that `npm start` runs in a checkout, wherever it stands there. */
function program(checkout: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8"));
  return String(scripts.start).split(" ").slice(1);
}

/** Starts the production build of a checkout with the clock standing still. */
export async function startProved(
  checkout: string,
  {
    port,
    dataDir,
    smtpUrl,
    at = FROZEN_AT,
  }: { port: number; dataDir: string; smtpUrl: string; at?: string },
): Promise<ProvedSite> {
  const url = `http://localhost:${port}`;
  const preload = join(import.meta.dirname, "frozen-clock.mjs");
  let log = "";
  const child: ChildProcess = spawn(process.execPath, ["--import", preload, ...program(checkout)], {
    cwd: checkout,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      FROZEN_AT: at,
      PORT: String(port),
      SITE_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: `file:${join(dataDir, "marchmont.sqlite")}`,
      AUTH_SECRET: "the same secret for both sites of the proof",
      SMTP_URL: smtpUrl,
      MAIL_FROM: "Meetings <meetings@example.org>",
      OWNER_EMAIL: OWNER.email,
      OWNER_PASSWORD: OWNER.password,
      TRUSTED_PROXIES: "",
      SEED: "demo",
      RATE_LIMIT: "off",
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      log += chunk;
    });
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (let tries = 0; !log.includes("is running at"); tries++) {
    if (child.exitCode !== null || tries > 1200)
      throw new Error(`${checkout} did not start:\n${log}`);
    await sleep(100);
  }
  return {
    url,
    later: () => child.kill("SIGUSR2"),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
