import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import { pack, unpack } from "#db/upkeep/archive.ts";

const BLOCK = 512;
/** Nothing at all, a block to the byte, and a part of one more. */
const FILES = { empty: 0, "a-block.txt": BLOCK, "more.bin": BLOCK + 200 };

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "marchmont-archive-"));
  for (const [name, size] of Object.entries(FILES))
    writeFileSync(at(name), Buffer.alloc(size, name));
  await pack(at("whole.tar.gz"), Object.keys(FILES).map(at));
  return () => rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const plain = () => gunzipSync(readFileSync(at("whole.tar.gz")));

/** What comes out of an archive: each file with its bytes. */
async function filesOf(archive: string) {
  const into = mkdtempSync(at("out-"));
  await unpack(archive, into);
  const names = readdirSync(into).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(into, name), "latin1")]));
}

const packed = () =>
  Object.fromEntries(Object.keys(FILES).map((name) => [name, readFileSync(at(name), "latin1")]));

test("what goes into an archive comes out of it, gzipped or not", async () => {
  expect(await filesOf(at("whole.tar.gz"))).toEqual(packed());
  writeFileSync(at("plain.tar"), plain());
  expect(await filesOf(at("plain.tar"))).toEqual(packed());
});

test("one that is cut off is refused wherever that is", async () => {
  const whole = plain();
  // The two empty blocks at its end: the first says that it is whole.
  const least = whole.length - BLOCK;
  const cuts = Array.from({ length: Math.ceil(least / 100) }, (_, n) => n * 100);
  for (const length of [2, ...cuts.slice(1), least - 1]) {
    writeFileSync(at("cut.tar"), whole.subarray(0, length));
    await expect(filesOf(at("cut.tar")), String(length)).rejects.toThrow("cut off");
  }
  writeFileSync(at("cut.tar"), whole.subarray(0, least));
  expect(await filesOf(at("cut.tar"))).toEqual(packed());
});

test.each([0, 60, 124, 135, 150, 156, 257, 511])(
  "a header with another byte at %i is that of no back-up",
  async (byte) => {
    const whole = plain();
    whole[byte] = whole[byte] === 0x31 ? 0x32 : 0x31;
    writeFileSync(at("changed.tar"), whole);
    await expect(filesOf(at("changed.tar"))).rejects.toThrow("is no back-up, or it is damaged");
  },
);

test("of one that was packed by hand, nothing in folders is taken, nor anything hidden", async () => {
  mkdirSync(at("by-hand/folder"), { recursive: true });
  for (const name of ["own.txt", ".hidden", "folder/inner.txt"])
    writeFileSync(at(`by-hand/${name}`), name);
  execFileSync("tar", ["-czf", at("by-hand.tar.gz"), "-C", at("by-hand"), "."]);
  expect(await filesOf(at("by-hand.tar.gz"))).toEqual({ "own.txt": "own.txt" });
});

test("a gzipped one that is cut off or changed says so", async () => {
  const whole = readFileSync(at("whole.tar.gz"));
  writeFileSync(at("cut.tar.gz"), whole.subarray(0, whole.length - 4));
  await expect(filesOf(at("cut.tar.gz"))).rejects.toThrow("cut off");
  expect(readdirSync(folder).filter((name) => name === ".tar")).toEqual([]);
});
