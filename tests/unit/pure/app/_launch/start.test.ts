import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, describe, expect, test, vi } from "vitest";
import { assertIntact } from "#app/_launch/intact.ts";
import { freePort, serveCommand } from "#tests/site/start.ts";

const folder = mkdtempSync(join(tmpdir(), "marchmont-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A process that is brought up takes its time where others work beside.
vi.setConfig({ testTimeout: 100_000 });

/** Starts the server's program; it ends by itself with these settings. */
function serve(settings: Record<string, string>, ...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [...serveCommand, ...args], {
    encoding: "utf8",
    timeout: 90_000,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH ?? "",
      PORT: "",
      DATA_DIR: folder,
      DATABASE_URL: `file:${join(folder, "site.sqlite")}`,
      SITE_URL: "",
      SEED: "",
      TRUSTED_PROXIES: "",
      ...settings,
    },
  });
  return { status, stderr };
}

async function occupied<T>(work: (port: number) => T): Promise<T> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const { port } = other.address() as { port: number };
  try {
    return work(port);
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
}

describe("a start that cannot be", () => {
  test("wrong settings are all named", () => {
    const { status, stderr } = serve(
      { PORT: "abc", SITE_URL: "ftp://x", SEED: "maybe" },
      "--check",
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/PORT: /);
    expect(stderr).toMatch(/SITE_URL: /);
    expect(stderr).toMatch(/SEED: /);
    expect(stderr).not.toContain(" at ");
  });

  test("so is a wrong proxy", () => {
    const { status, stderr } = serve({ TRUSTED_PROXIES: "10.0.0.0/8,foo" }, "--check");
    expect(status).toBe(1);
    expect(stderr).toContain('TRUSTED_PROXIES: "foo"');
  });

  test("a port in use is a sentence", async () => {
    const { status, stderr } = await occupied((port) => serve({ PORT: String(port) }));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Port \d+ is in use by another program\..*PORT=\d+ npm start\n$/);
  });

  test("so is a data folder that cannot be written", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const port = String(await freePort());
    const { status, stderr } = serve({ PORT: port, DATABASE_URL: `file:${file}/site.sqlite` });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The data folder cannot be used .*Check DATA_DIR/);
  });

  test("and a database server that does not answer", async () => {
    const port = String(await freePort());
    const nobody = await freePort();
    const { status, stderr } = serve({
      PORT: port,
      DATABASE_URL: `postgres://127.0.0.1:${nobody}/x`,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The database cannot be used now \(ECONNREFUSED/);
  });
});

describe("a damaged database", () => {
  const make = (name: string) => {
    const file = join(folder, name);
    const connection = new Sqlite(file);
    connection.exec("create table t (x text)");
    const insert = connection.prepare("insert into t values (?)");
    connection.transaction(() => {
      for (let i = 0; i < 2_000; i++) insert.run("x".repeat(100));
    })();
    connection.close();
    return file;
  };

  test("a sound one, a missing one and another engine pass", () => {
    expect(() => assertIntact(`file:${make("sound.sqlite")}`)).not.toThrow();
    expect(() => assertIntact(`file:${join(folder, "missing.sqlite")}`)).not.toThrow();
    expect(() => assertIntact("postgres://nowhere/x")).not.toThrow();
  });

  test("pages overwritten with noise: told how to restore, not a byte changed", () => {
    const file = make("noise.sqlite");
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 3, 4096 * 20);
    writeFileSync(file, bytes);
    expect(() => assertIntact(`file:${file}`)).toThrow(/is damaged[\s\S]*To restore/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test("the site itself refuses to start on it", async () => {
    const file = join(folder, "not-a-database.sqlite");
    const bytes = Buffer.alloc(20_000, "noise");
    writeFileSync(file, bytes);
    const port = String(await freePort());
    const { status, stderr } = serve({ PORT: port, DATABASE_URL: `file:${file}` });
    expect(status).toBe(1);
    expect(stderr).toMatch(/is damaged \(file is not a database\), so the site was not started/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});
