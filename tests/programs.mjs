import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const onPath = (name) => {
  const asked = spawnSync(process.platform === "win32" ? "where" : "which", [name], {
    encoding: "utf8",
  });
  return asked.status === 0 ? asked.stdout.split(/\r?\n/)[0] : null;
};

/** The browser for the browser tests: CHROMIUM, else one the system has, else null. The one without windows takes a sixth less. */
export function findChromium() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return existsSync(CHROMIUM) ? CHROMIUM : null;
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return (
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
      .map(onPath)
      .find((path) => path !== null) ?? (existsSync(mac) ? mac : null)
  );
}

/** PgBouncer, which some put before PostgreSQL, or null. */
export function findPgBouncer() {
  const debian = "/usr/sbin/pgbouncer";
  return onPath("pgbouncer") ?? (existsSync(debian) ? debian : null);
}

/** The folder of PostgreSQL's server programs, newest first, or null. */
export function findPostgres() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = versions.map((version) => join(debian, version, "bin"));
  const initdb = onPath("initdb");
  if (initdb) folders.push(join(initdb, ".."));
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}
