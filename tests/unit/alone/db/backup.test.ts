import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { typescript } from "#app/_launch/runtime.mjs";
import { databaseFile } from "#db/database-file.ts";
import { Explained } from "#db/errors.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { migrate } from "#db/migrate.ts";
import { closeStore, store } from "#db/store.ts";
import { groups, images } from "#db/tables.ts";
import { makeBackup, makeBackupOf, PARTS, verify } from "#db/upkeep/backup.ts";
import { keepNewest, listBackups } from "#db/upkeep/kept-backups.ts";
import { takeOwnership } from "#db/upkeep/owner.ts";
import { runPostgres } from "#db/upkeep/postgres-dump.ts";
import { restoreBackup } from "#db/upkeep/restore.ts";
import { copySqlite } from "#db/upkeep/sqlite-copy.ts";
import { newId } from "#lib/ids.ts";
import { countRun, isAnother, takeAsOwn } from "#lib/restored/mark.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup } from "#tests/factories.ts";

const SECRET = "a secret that is kept with the rest";
const hasPrograms = await runPostgres("pg_dump", ["--version"]).then(
  () => true,
  () => false,
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "marchmont-backup-"));
});
afterEach(async () => {
  await migrate();
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => join(folder, name);
const back = (name = "site.tar.gz", secret: string | null = SECRET) =>
  makeBackup({ file: inFolder(name), secret, version: "1.2.3" });

async function aPicture() {
  const { id: groupId } = await aGroup({ name: "Friends of the Canal" });
  const data = Buffer.from(Array.from({ length: 70_000 }, (_, n) => n % 251));
  const row = { id: newId(), groupId, data, width: 1, height: 1, createdAt: now() };
  await store.write((tx) => tx.insert(images).values(row));
  return data;
}

const namesOfGroups = async () => (await store.read.select().from(groups)).map(({ name }) => name);

describe.skipIf(isPostgres() && !hasPrograms)("a back-up", () => {
  it("is one file with everything, made while others write, and comes back as it was", async () => {
    const picture = await aPicture();
    const writing = Promise.all(
      Array.from({ length: 20 }, (_, n) => aGroup({ name: `Later ${n}` })),
    );
    const { file, bytes, tables } = await back();
    await writing;
    expect(bytes).toBe(statSync(file).size);
    expect(tables).toMatchObject({ images: 1 });
    expect(statSync(file).mode & 0o077, "only its owner may read it").toBe(0);
    expect(readdirSync(folder), "nothing else is left").toEqual(["site.tar.gz"]);

    // By hand, as its READ-ME says.
    const listed = execFileSync("tar", ["-tzf", file], { encoding: "utf8" }).trim().split("\n");
    const database = isPostgres() ? PARTS.postgres : PARTS.sqlite;
    expect(listed.toSorted()).toEqual(
      [PARTS.words, PARTS.secret, database, PARTS.manifest].toSorted(),
    );
    const secret = execFileSync("tar", ["-xzOf", file, PARTS.secret], { encoding: "utf8" });
    expect(secret).toBe(`${SECRET}\n`);
    const modes = execFileSync("tar", ["-tvzf", file, PARTS.secret], { encoding: "utf8" });
    expect(modes, "and who unpacks it gives it to nobody").toMatch(/^-rw------- /);

    await store.write((tx) => tx.delete(groups));
    await closeStore();
    const { replaced, manifest } = await restoreBackup(file, "anything");
    expect(manifest).toMatchObject({ version: "1.2.3", tables });
    expect(replaced && existsSync(replaced), "what was there is kept").toBe(true);
    expect(await namesOfGroups()).toContain("Friends of the Canal");
    const [image] = await store.read.select().from(images);
    expect(Buffer.from(image?.data ?? [])).toEqual(picture);
  });

  it("is without the secret where that is wished", async () => {
    await back("site.tar.gz", null);
    const listed = execFileSync("tar", ["-tzf", inFolder("site.tar.gz")], { encoding: "utf8" });
    expect(listed).not.toContain(PARTS.secret);
  });

  it("overwrites no other", async () => {
    await back();
    const before = readFileSync(inFolder("site.tar.gz"));
    await expect(back()).rejects.toThrow("is there already");
    expect(readFileSync(inFolder("site.tar.gz")).equals(before)).toBe(true);
  });

  it("that was changed, cut off or is none at all is refused before anything is touched", async () => {
    await aGroup({ name: "Still here" });
    const { file } = await back();
    const whole = readFileSync(file);
    const parts = inFolder("parts");
    await verify(file, parts);
    const flipped = Buffer.from(whole);
    // Of one bit a run of zeros may be none the wiser.
    flipped.fill(0xff, whole.length >> 1, (whole.length >> 1) + 64);
    writeFileSync(inFolder("flipped.tar.gz"), flipped);
    writeFileSync(inFolder("cut.tar.gz"), whole.subarray(0, whole.length - 700));
    writeFileSync(inFolder("none.tar.gz"), "Dear committee,\n".repeat(100));
    // Packed anew by hand, with one row fewer than it says.
    const said = JSON.parse(readFileSync(join(parts, PARTS.manifest), "utf8"));
    writeFileSync(
      join(parts, PARTS.manifest),
      JSON.stringify({ ...said, tables: { ...said.tables, groups: 2 } }),
    );
    execFileSync("tar", ["-czf", inFolder("fewer.tar.gz"), "-C", parts, "."]);
    // The same with another secret in it.
    writeFileSync(join(parts, PARTS.manifest), JSON.stringify(said));
    writeFileSync(join(parts, PARTS.secret), "somebody else's\n");
    execFileSync("tar", ["-czf", inFolder("exchanged.tar.gz"), "-C", parts, "."]);
    await closeStore();
    for (const name of ["flipped", "cut", "none", "fewer", "exchanged"]) {
      const tried = restoreBackup(inFolder(`${name}.tar.gz`), "anything");
      await expect(tried, name).rejects.toBeInstanceOf(Explained);
    }
    expect(await namesOfGroups()).toEqual(["Still here"]);
  });

  it.skipIf(isPostgres())("that would not come out as it went in is not kept", async () => {
    // A tar file's header has room for a hundred letters of a name.
    const long = "x".repeat(150);
    const wanted = { file: inFolder("site.tar.gz"), secret: null, version: "1" };
    const tried = makeBackupOf(wanted, (file) => {
      copySqlite(databaseFile(), file);
      writeFileSync(join(dirname(file), long), "a");
    });
    await expect(tried).rejects.toThrow("is not what was put into it");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(isPostgres())("that lacks rows of the database is not kept", async () => {
    await aGroup();
    const whole = execFileSync("which", ["pg_dump"], { encoding: "utf8" }).trim();
    const lacking = `#!/bin/sh\nexec ${whole} --exclude-table-data=groups "$@"\n`;
    writeFileSync(inFolder("pg_dump"), lacking, { mode: 0o755 });
    const { PATH } = process.env;
    process.env.PATH = `${folder}:${PATH}`;
    await expect(back()).rejects.toThrow(/has no rows of groups where the database has 1/);
    process.env.PATH = PATH;
    expect(readdirSync(folder)).toEqual(["pg_dump"]);
  });

  it("is put over nothing unless that is said", async () => {
    await aGroup({ name: "Still here" });
    const { file } = await back();
    await closeStore();
    await expect(restoreBackup(file, "nothing")).rejects.toThrow("There is a site already");
    expect(await namesOfGroups()).toEqual(["Still here"]);
  });

  it("that was restored is known as such, so that its mail is not sent once more", async () => {
    await countRun();
    const { file } = await back();
    expect(await isAnother()).toBe(false);
    await closeStore();
    await restoreBackup(file, "anything");
    expect(await isAnother()).toBe(true);
    await store.write(takeAsOwn);
  });

  it.skipIf(isPostgres())("is not restored while the site runs", async () => {
    const { file } = await back();
    const letGo = takeOwnership("serves the site");
    const code = `
      import { restoreBackup } from "#db/upkeep/restore.ts";
      await restoreBackup(process.argv[1], "anything").catch((error) => console.log(error.message));`;
    const node = [...typescript, "--input-type=module", "-e", code, file];
    const said = execFileSync(process.execPath, node, { encoding: "utf8", env: process.env });
    letGo();
    expect(said).toMatch(/is in use \(process \d+ on .*: serves the site\)/);
  });

  it.skipIf(isPostgres())("is made of what is there, not of what was erased", async () => {
    await aGroup({ name: "Heliotrope" });
    await store.write((tx) => tx.delete(groups));
    const { file } = await back();
    await verify(file, inFolder("parts"));
    expect(readFileSync(join(folder, "parts", PARTS.sqlite)).includes("Heliotrope")).toBe(false);
  });
});

it("only so many are kept, of those that were made by themselves", () => {
  const named = (day: number) => `marchmont-2026-11-0${day}T12-00-00Z.tar.gz`;
  for (const day of [1, 2, 3, 4]) writeFileSync(inFolder(named(day)), "");
  writeFileSync(inFolder("marchmont-by-hand.tar.gz"), "");
  writeFileSync(inFolder("before-2026-11-01T12-00-00Z.tar.gz"), "");
  keepNewest(folder, "marchmont", 2);
  expect(listBackups(folder, "marchmont")).toEqual([named(4), named(3)].map(inFolder));
  expect(readdirSync(folder)).toHaveLength(4);
});
