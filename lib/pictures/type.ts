import sharp from "sharp";
import { FAMILY, fontFile } from "./fonts.ts";

type Style = {
  /** Pixels. */
  size: number;
  /** "#rrggbb" */
  colour: string;
  /** Pixels a line may have. */
  width: number;
  poster?: boolean;
};

/** Words set in type: a transparent PNG. */
export type Block = { input: Buffer; width: number; height: number };

function markup(text: string, { colour, size, poster }: Style): string {
  const plain = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  // The condensed cut is drawn tight; its spaces need air (1024ths of a pixel).
  const aired = poster
    ? plain.replace(/ /g, `<span letter_spacing="${Math.round(size * 0.05 * 1024)}"> </span>`)
    : plain;
  return `<span foreground="${colour}">${aired}</span>`;
}

/** Text set in the bundled type, broken at words into lines. */
async function setType(text: string, style: Style): Promise<Block> {
  const axes = style.poster ? "wght=840,wdth=62" : "wght=620,wdth=88";
  const { data, info } = await sharp({
    text: {
      text: markup(text, style),
      font: `${FAMILY}, ${style.size} @${axes}`,
      fontfile: await fontFile(),
      width: Math.round(style.width),
      wrap: "word-char",
      rgba: true,
      dpi: 72,
      spacing: Math.round(style.size * -0.12),
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

/** Text on one line, cut with an ellipsis where it has too little room. */
export async function setLine(text: string, style: Style): Promise<Block> {
  let rest = text;
  for (;;) {
    const block = await setType(rest === text ? text : `${rest}…`, style);
    if (block.height < style.size * 1.5 || rest.length < 4) return block;
    rest = rest.slice(0, Math.floor(rest.length * 0.85)).trimEnd();
  }
}

const SIZES = [148, 124, 104, 88, 74, 62, 52, 44];

/** A title as large as its room allows, its lines about equally long. */
export async function setTitle(text: string, style: Omit<Style, "size">, room: number) {
  const title = text.length > 220 ? `${text.slice(0, 220).trimEnd()}…` : text;
  // Four tenths of its size is the mean width of a letter of the condensed cut.
  const likely = (size: number) =>
    Math.ceil((title.length * 0.36 * size) / style.width) * size * 0.85 <= room;
  for (const size of SIZES) {
    if (!likely(size) && size !== SIZES.at(-1)) continue;
    const block = await setType(title, { ...style, size, poster: true });
    if (block.height > room && size !== SIZES.at(-1)) continue;
    return balance(title, { ...style, size, poster: true }, block);
  }
  throw new RangeError("There is no size to set a title in");
}

/** The same number of lines in the narrowest of a few widths. */
async function balance(text: string, style: Style, block: Block): Promise<Block> {
  if (block.height < style.size * 1.5) return block;
  for (const share of [0.6, 0.7, 0.8, 0.9]) {
    const narrower = await setType(text, { ...style, width: style.width * share });
    if (narrower.height <= block.height && narrower.width <= style.width * share) return narrower;
  }
  return block;
}
