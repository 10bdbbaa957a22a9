import { encode } from "uqr";

/** A QR code as one path of strokes, a module being one unit: `size` units wide and high, without the quiet zone. */
export type Code = { size: number; path: string };

const MOST = 500;
const kept = new Map<string, Code>();

/** The QR code of a text at error correction M, drawn once while it is among the last five hundred asked for. */
export function codeOf(text: string): Code {
  const known = kept.get(text);
  if (known) return known;
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const path = data
    .flatMap((row, y) => runsOf(row).map(({ x, length }) => `M${x} ${y}.5h${length}`))
    .join("");
  const code = { size, path };
  kept.set(text, code);
  const oldest = kept.keys().next();
  if (kept.size > MOST && !oldest.done) kept.delete(oldest.value);
  return code;
}

/** Where dark modules stand together in a row. */
function runsOf(row: boolean[]): { x: number; length: number }[] {
  const runs: { x: number; length: number }[] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last && last.x + last.length === x) last.length++;
    else runs.push({ x, length: 1 });
  }
  return runs;
}
