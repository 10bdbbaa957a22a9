import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import decompress from "wawoff2/decompress.js";

/** What the files call themselves; the axes `wght` and `wdth` are chosen after an "@". */
export const FAMILY = "Archivo SemiBold";

const FILES = ["archivo-latin-ext-standard-normal", "archivo-latin-standard-normal"];
const FOLDER = "node_modules/@fontsource-variable/archivo/files";

let ready: Promise<string> | undefined;

/**
 * The bundled type as a file that sharp can read. It knows no WOFF2, so the
 * files are unpacked once for each process, into a folder of its own, and made
 * known to it one after the other; the last one then stands for all.
 */
export function fontFile(): Promise<string> {
  ready ??= unpack();
  return ready;
}

async function unpack(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "marchmont-type-"));
  let last = "";
  for (const name of FILES) {
    last = join(folder, `${name}.ttf`);
    const packed = await readFile(join(process.cwd(), FOLDER, `${name}.woff2`));
    await writeFile(last, await decompress(packed));
    await sharp({ text: { text: "Aa", font: FAMILY, fontfile: last } })
      .raw()
      .toBuffer();
  }
  return last;
}
