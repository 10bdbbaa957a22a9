import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { detectImage, encodeImage, IMAGE_BYTES_MAX, IMAGE_SIDE_MAX } from "#lib/images/encode.ts";
import { said } from "#lib/result.ts";

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: "#a33" } });
}

/** A PNG that says how large it is and then ends, as a bomb does before it goes off. */
function pngHeader(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", size),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await encodeImage(bytes);
  return result.ok ? "" : (said(result).fieldErrors?.image ?? "");
}

describe("encodeImage", () => {
  test.each(["jpeg", "png", "webp", "gif", "avif"] as const)("keeps %s as WebP", async (format) => {
    const bytes = await plain(60, 40).toFormat(format).toBuffer();
    expect(detectImage(bytes)).toBe(format);
    const result = await encodeImage(bytes);
    if (!result.ok) throw new Error(result.reason);
    expect(result.value).toMatchObject({ width: 60, height: 40 });
    expect(detectImage(result.value.data)).toBe("webp");
  });

  test("turns the picture upright and drops EXIF with its place", async () => {
    const bytes = await plain(60, 40)
      .jpeg()
      .withExif({ IFD0: { Orientation: "6" }, IFD3: { GPSLatitude: "51/1 31/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const result = await encodeImage(bytes);
    if (!result.ok) throw new Error(result.reason);
    expect(result.value).toMatchObject({ width: 40, height: 60 });
    const kept = await sharp(result.value.data).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.icc]).toEqual(Array(4).fill(undefined));
  });

  test("makes large pictures smaller and never small ones larger", async () => {
    const result = await encodeImage(await plain(2400, 1200).jpeg().toBuffer());
    if (!result.ok) throw new Error(result.reason);
    expect(result.value).toMatchObject({ width: IMAGE_SIDE_MAX, height: IMAGE_SIDE_MAX / 2 });
  });

  test.each([
    ["SVG", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
    ["SVG behind white space", `\n\n<?xml version="1.0"?><svg width="9" height="9"/>`],
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["nothing", ""],
    ["a GIF's first bytes before an SVG", `GIF89a<svg xmlns="http://www.w3.org/2000/svg"/>`],
    ["a JPEG's first bytes and no more", "\u00ff\u00d8\u00ff\u00e0"],
  ])("refuses %s beside the field", async (_what, text) => {
    expect(await refusal(Buffer.from(text, "latin1"))).toMatch(/^Picture: /);
  });

  test("refuses a picture cut off in the middle", async () => {
    const whole = await plain(400, 400).png({ compressionLevel: 0 }).toBuffer();
    expect(await refusal(whole.subarray(0, whole.length / 2))).toMatch(/damaged/);
  });

  test("refuses by size before it decodes: bytes and pixels", async () => {
    expect(await refusal(new Uint8Array(IMAGE_BYTES_MAX + 1))).toMatch(/too large/);
    const bomb = pngHeader(30_000, 30_000);
    expect(bomb.length).toBeLessThan(IMAGE_BYTES_MAX);
    expect(await refusal(bomb)).toMatch(/too many pixels/);
  });
});
