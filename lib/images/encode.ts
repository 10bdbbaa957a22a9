import sharp from "sharp";
import { done, type Result } from "#lib/result.ts";
import { refuse, type words } from "./refusals.ts";

/** The largest file in bytes that is looked at; the request limit is a little above it. */
export const IMAGE_BYTES_MAX = 7_500_000;
/** The most pixels that are decoded, so that a small file cannot unpack into gigabytes. */
const IMAGE_PIXELS_MAX = 50_000_000;
/** The longest side, in pixels, of what is kept. */
export const IMAGE_SIDE_MAX = 2000;

export type EncodedImage = { data: Buffer; width: number; height: number };

const FORMATS = new Set(["jpeg", "png", "webp", "gif", "heif", "avif"]);

/** What a file's first bytes say it is; null for anything but a raster picture of the web. SVG is text and never one. */
export function detectImage(
  bytes: Uint8Array,
): "jpeg" | "png" | "webp" | "gif" | "avif" | "heic" | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (bytes[0] === 0x89 && ascii(1, 8) === "PNG\r\n\u001a\n") return "png";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "webp";
  if (/^GIF8[79]a$/.test(ascii(0, 6))) return "gif";
  if (ascii(4, 8) === "ftyp") {
    if (/^avi[fs]$/.test(ascii(8, 12))) return "avif";
    if (/^(hei[cmxs]|hev[cmx]|mif1|msf1)$/.test(ascii(8, 12))) return "heic";
  }
  return null;
}

const no = (reason: Exclude<keyof typeof words, "hourly" | "full">) =>
  refuse(reason, { at: "image" });

/**
 * Makes of an uploaded file the picture that is kept: upright, at most
 * IMAGE_SIDE_MAX pixels a side, WebP in sRGB, without EXIF or any other
 * metadata; of an animation its first picture. What the file is called or
 * claims to be does not count. Refuses, beside the field `image`, whatever is
 * no raster picture, is broken, or would decode to too many pixels.
 */
export async function encodeImage(bytes: Uint8Array): Promise<Result<EncodedImage>> {
  if (bytes.length > IMAGE_BYTES_MAX) return no("too-large");
  const kind = detectImage(bytes);
  if (kind === "heic") return no("heic");
  if (!kind) return no("no-picture");
  const source = sharp(bytes, { limitInputPixels: IMAGE_PIXELS_MAX, failOn: "error" });
  try {
    const { format, width, height } = await source.metadata();
    if (!FORMATS.has(format)) return no("no-picture");
    if (width * height > IMAGE_PIXELS_MAX) return no("too-many-pixels");
    const { data, info } = await source
      .timeout({ seconds: 20 })
      .autoOrient()
      .resize(IMAGE_SIDE_MAX, IMAGE_SIDE_MAX, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return done({ data, width: info.width, height: info.height });
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      return no("too-many-pixels");
    }
    // A broken file is the sender's to mend, whatever the decoder calls it.
    return no("damaged");
  }
}
