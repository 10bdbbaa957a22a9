import { createReadStream, createWriteStream } from "node:fs";
import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Explained } from "../errors.ts";

/*
 * A back-up is a tar file (POSIX.1-1988, "ustar"), gzipped (RFC 1952): without
 * Marchmont `tar -xzf` opens it, and what was packed anew by hand is read as well.
 */

const BLOCK = 512;
/** What a size of eleven octal digits can say. */
const MOST = 8 ** 11;

function header(name: string, size: number): Buffer {
  if (size >= MOST)
    throw new Explained(`${name} is larger than 8 GB, which a tar file cannot hold.`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  block.write(name, 0, 100);
  block.write(octal(0o600, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136);
  block.write(" ".repeat(8), 148);
  block.write("0", 156);
  block.write("ustar\u000000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

async function* blocksOf(files: string[]): AsyncGenerator<Buffer> {
  for (const file of files) {
    const { size } = await stat(file);
    yield header(basename(file), size);
    yield* createReadStream(file);
    yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Packs files, by their bare names, into a new archive that only its owner may read. */
export async function pack(archive: string, files: string[]): Promise<void> {
  const written = createWriteStream(archive, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(blocksOf(files), createGzip({ level: 3 }), written);
}

/** The name and size that a block tells of, or null after the last; throws where the block is none. */
function readHeader(block: Buffer): { name: string; size: number; isFile: boolean } | null {
  if (block.every((byte) => byte === 0)) return null;
  const text = (from: number, length: number) =>
    block
      .toString("utf8", from, from + length)
      .replace(/\0.*$/s, "")
      .trim();
  const sum = Number.parseInt(text(148, 8), 8);
  const counted = block.reduce(
    (total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte),
    0,
  );
  if (sum !== counted) throw new Explained("This file is no back-up, or it is damaged.");
  const type = text(156, 1);
  const name = text(0, 100).replace(/^\.\//, "");
  return {
    name,
    size: Number.parseInt(text(124, 12), 8),
    // What lies in folders is nothing that a back-up holds.
    isFile: (type === "0" || type === "") && /^[\w-][\w.-]*$/.test(name),
  };
}

async function untar(tar: FileHandle, folder: string): Promise<void> {
  const { size: end } = await tar.stat();
  for (let at = 0; at + BLOCK <= end; ) {
    const { buffer } = await tar.read(Buffer.alloc(BLOCK), 0, BLOCK, at);
    const entry = readHeader(buffer);
    if (!entry) return;
    at += BLOCK;
    if (entry.isFile) await cut(tar, at, entry.size, join(folder, entry.name));
    at += Math.ceil(entry.size / BLOCK) * BLOCK;
  }
  throw new Explained("This back-up is cut off: a part is missing.");
}

async function cut(tar: FileHandle, start: number, size: number, file: string): Promise<void> {
  const written = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  const bytes =
    size === 0 ? [] : tar.createReadStream({ start, end: start + size - 1, autoClose: false });
  await pipeline(bytes, written);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  return buffer.equals(Buffer.from([0x1f, 0x8b]));
}

/** Unpacks an archive's files into a folder. An error that explains itself where it is none, or not whole. */
export async function unpack(archive: string, folder: string): Promise<void> {
  const plain = join(folder, ".tar");
  const source = createReadStream(archive);
  const into = () => createWriteStream(plain, { mode: 0o600 });
  try {
    if (await isGzip(archive)) await pipeline(source, createGunzip(), into());
    else await pipeline(source, into());
    const tar = await open(plain);
    await untar(tar, folder).finally(() => tar.close());
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) {
      throw new Explained(`${archive} is damaged, or cut off: it cannot be unpacked.`);
    }
    throw error;
  } finally {
    await rm(plain, { force: true });
  }
}
