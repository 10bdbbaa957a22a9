import sharp from "sharp";
import { encode } from "uqr";
import { expect, test } from "vitest";
import { codeOf } from "#lib/pictures/code.ts";

const URL_OF_A_MEETING =
  "https://meetings.example.org/meetings/the-river-under-the-road-2026-11-29";

test("the strokes fill just the dark modules", async () => {
  const { data, size } = encode(URL_OF_A_MEETING, { ecc: "M", border: 0 });
  const code = codeOf(URL_OF_A_MEETING);
  expect(code.size).toBe(size);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 4}" height="${size * 4}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${code.path}" stroke="#000"/></svg>`;
  const drawn = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
  const dark = (x: number, y: number) => (drawn[(y * 4 + 2) * size * 4 + x * 4 + 2] ?? 255) < 128;
  expect(data.map((row, y) => row.map((_, x) => dark(x, y)))).toEqual(data);
});

test("each text has its own, however many were asked for", () => {
  const first = codeOf("https://meetings.example.org/meetings/0").path;
  for (let n = 1; n < 600; n++) codeOf(`https://meetings.example.org/meetings/${n}`);
  expect(codeOf("https://meetings.example.org/meetings/0").path).toBe(first);
  expect(codeOf("https://meetings.example.org/meetings/599").path).not.toBe(first);
});
