import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { figure } from "#tests/site/database.ts";
import { OWNER } from "#tests/site/owner.ts";
import { type Site, startSite } from "#tests/site/start.ts";
import { signedIn } from "../support/sign-in.ts";
import { test as base, expect } from "../support/test.ts";

/* What npm runs beside a site, and in its place: as whoever looks after it types it. */

// One for each: it is damaged, lost and put back.
const test = base.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of fixtures from it
  site: async ({}, use) => {
    const site = await startSite(OWNER);
    await use(site);
    await site.remove();
  },
});

const root = join(import.meta.dirname, "..", "..", "..");

/** Types `npm run …`, with the settings of a site. */
function npm(site: Site, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", ...words], {
    cwd: root,
    encoding: "utf8",
    timeout: 120_000,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      DATA_DIR: site.dataDir,
      DATABASE_URL: site.databaseUrl,
      SMTP_URL: "",
      SITE_URL: site.url,
      AUTH_SECRET: "",
    },
  });
  return { status, said: stdout + stderr };
}

const backups = (site: Site) => {
  const folder = join(site.dataDir, "backups");
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

/** What other accounts of the machine may read of a folder, or enter. */
const openToOthers = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
  );

test("a site is backed up and checked while it runs, and restored when it is stopped", async ({
  site,
}) => {
  const made = npm(site, "backup");
  expect(made.said).toMatch(
    /Backed up to .*\.tar\.gz .*\n.*opened: \d+ tables, \d+ rows, all sound/,
  );
  expect(made.status).toBe(0);
  const [file = ""] = backups(site);
  expect(npm(site, "check")).toEqual({ status: 0, said: expect.stringMatching(/^(ok .*\n){5}$/) });
  const owner = await signedIn(site.url);
  const desk = (await owner.open("/dashboard/site")).text;
  // How long ago is by the site's clock, which a run of the tests sets a year ahead.
  expect(desk).toMatch(/Last good back-up\s*\d+ \w+ \d{4}[\s\S]{0,40} ago/);
  expect(desk).toMatch(/SQLite\s*3\.\d+/);

  const refused = npm(site, "restore", file);
  expect(refused.status).toBe(1);
  expect(refused.said).toMatch(
    /is in use \(process \d+ on .*: serves the site\).*stop that one first/,
  );

  const groups = figure(site, "select count(*) from groups");
  await site.stop();
  const over = npm(site, "restore", file);
  expect(over.status).toBe(1);
  expect(over.said).toContain("There is a site already, and nothing was changed");
  // Without the two dashes npm takes the option for its own.
  const restored = npm(site, "restore", file, "--force");
  expect(restored.said).toContain("What was there before is kept in");
  expect(restored.status).toBe(0);
  await site.start();
  expect(figure(site, "select count(*) from groups")).toBe(groups);
  const held = "select count(*) from settings where key = 'restored'";
  expect(figure(site, held), "its mail waits for a word").toBe(1);
  expect(npm(site, "check").status).toBe(0);
  expect(openToOthers(site.dataDir)).toEqual([]);
});

test("a site is exported while it runs, and imported where there is none", async ({ site }) => {
  const everything = join(site.dataDir, "everything");
  const made = npm(site, "export", everything);
  expect(made.said).toMatch(/Exported to .*: \d+ rows of \d+ tables, \d+ pictures?\./);
  expect(readdirSync(everything).sort()).toEqual([
    "calendars",
    "lists",
    "pictures",
    "schema.json",
    "tables",
  ]);
  expect(npm(site, "export", everything).said).toContain("is there already and not empty");
  expect(openToOthers(site.dataDir)).toEqual([]);
  const group = join(site.dataDir, "group");
  // Without the two dashes npm takes the option for its own.
  expect(npm(site, "export", group, "--group", "lantern-reading-circle").status).toBe(0);
  expect(npm(site, "import", group).said).toMatch(/is in use .*: serves the site/);
  await site.stop();
  expect(npm(site, "import", everything).said).toContain("There is a site here already");
  expect(npm(site, "import", group).said).toContain("These are in this site already: groups");

  const dataDir = join(site.dataDir, "elsewhere");
  const there = { ...site, dataDir, databaseUrl: `file:${join(dataDir, "marchmont.sqlite")}` };
  expect(npm(there, "import", dataDir).said).toContain("is no folder that npm run export");
  expect(existsSync(dataDir)).toBe(false);
  const imported = npm(there, "import", everything);
  expect(imported.said).toMatch(/^Imported .*: \d+ rows\./);
  expect(imported.status).toBe(0);
  const count = "select count(*) from rsvps";
  expect(figure(there, count)).toBe(figure(site, count));
  expect(npm(there, "check").status).toBe(0);
});

test("only so many back-ups are kept", async ({ site }) => {
  for (let n = 0; n < 3; n++) {
    const made = npm(site, "backup", ...(n === 2 ? ["--keep", "2"] : []));
    expect(made.status, made.said).toBe(0);
    await new Promise((next) => setTimeout(next, 1_100));
  }
  expect(backups(site).filter((file) => /marchmont-/.test(file))).toHaveLength(2);
});

test("a lost or emptied database is not a new site", async ({ site }) => {
  await site.stop();
  const file = join(site.dataDir, "marchmont.sqlite");
  const aside = join(site.dataDir, "aside");
  mkdirSync(aside, { recursive: true });
  renameSync(file, join(aside, "lost.sqlite"));
  await expect(site.start()).rejects.toThrow(/is missing, but a site has used it before/);
  writeFileSync(file, "");
  await expect(site.start()).rejects.toThrow(/is empty, but a site has used it before/);
  rmSync(file);
  renameSync(join(aside, "lost.sqlite"), file);
  await site.start();
});

test("a site that was begun without the sample societies never gets them", async () => {
  const site = await startSite({ ...OWNER, SEED: "none" });
  try {
    await site.stop();
    await site.start({ SEED: "demo" });
    expect(figure(site, "select count(*) from groups")).toBe(0);
  } finally {
    await site.remove();
  }
});

test("of a damaged database a start tells what to do, and that works", async ({ site }) => {
  const rsvps = figure(site, "select count(*) from rsvps");
  const page = figure(
    site,
    "select pageno from dbstat where name = 'outbox' and pagetype = 'leaf' order by pageno desc",
  );
  await site.stop();
  const file = join(site.dataDir, "marchmont.sqlite");
  const bytes = readFileSync(file);
  bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
  writeFileSync(file, bytes);
  // Found before anything reads there, and not only by what happens to.
  await expect(site.start()).rejects.toThrow(
    /is damaged[\s\S]*so the site was not started[\s\S]*npm run recover/,
  );
  const checked = npm(site, "check");
  expect(checked.status).toBe(1);
  expect(checked.said).toMatch(/^WRONG The file itself/);
  expect(npm(site, "backup").said).toContain("damaged");

  const { status, said } = npm(site, "recover");
  expect(status, said).toBe(0);
  expect(said).toMatch(/^rsvps +\d+ +0 +0$/m);
  const [, restore = ""] = /npm run restore (\S+) -- --force/.exec(said) ?? [];
  expect(npm(site, "restore", resolve(root, restore), "--", "--force").status).toBe(0);
  await site.start();
  expect(figure(site, "select count(*) from rsvps")).toBe(rsvps);
});

test("a second process on the same file is refused, whatever its port", async ({ site }) => {
  const second = startSite({ DATABASE_URL: site.databaseUrl });
  await expect(second).rejects.toThrow(/is in use \(process \d+ on .*: serves the site\)/);
});
