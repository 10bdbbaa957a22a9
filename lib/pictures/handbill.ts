import sharp, { type OverlayOptions } from "sharp";
import { type Block, setLine, setTitle } from "./type.ts";

/** What the picture of a shared link says: plain words, already public. */
export type Handbill = {
  title: string;
  /** "Friends of Korea" */
  host: string;
  /** "Sunday 7 October 2007, 14:00" */
  when: string;
  /** "Marchmont Centre, London"; "" where there is none. */
  where: string;
  /** "Cancelled"; "" where all is plain. */
  state: string;
  /** "meetings.example.org" */
  site: string;
  /** "#rrggbb", legible on paper-white. */
  accent: string;
};

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 64;
const COLUMN = WIDTH - 2 * MARGIN;
const PAPER = "#fdfcf8";
const INK = "#17150f";
const QUIET = "#595549";
const ALARM = "#a5161d";

const at = ({ input }: Block, left: number, top: number): OverlayOptions => ({ input, left, top });

const bar = (left: number, top: number, width: number, height: number, background: string) => ({
  input: { create: { width, height, channels: 3 as const, background } },
  left,
  top,
});

/**
 * The picture of a meeting for links that are shared: PNG, 1200 × 630 pixels,
 * set like the handbill, in the bundled type (other scripts as the machine has them).
 */
export async function drawHandbill(bill: Handbill): Promise<Buffer> {
  const host = await setLine(bill.host, { size: 34, width: COLUMN - 260, colour: bill.accent });
  const title = await setTitle(bill.title, { width: COLUMN, colour: INK }, 300);
  const when = await setLine(bill.when, { size: 40, width: COLUMN, colour: INK });
  const site = await setLine(bill.site, { size: 26, width: 320, colour: QUIET });
  const layers = [
    bar(0, 0, WIDTH, 20, bill.accent),
    at(host, MARGIN, 60),
    at(title, MARGIN, 130),
    bar(MARGIN, 452, COLUMN, 4, INK),
    at(when, MARGIN, 476),
    at(site, WIDTH - MARGIN - site.width, 545),
  ];
  if (bill.where) {
    const room = COLUMN - site.width - 40;
    layers.push(at(await setLine(bill.where, { size: 40, width: room, colour: INK }), MARGIN, 532));
  }
  if (bill.state) {
    const state = await setLine(bill.state, { size: 34, width: 240, colour: ALARM });
    layers.push(at(state, WIDTH - MARGIN - state.width, 60));
  }
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: PAPER } })
    .composite(layers)
    .png({ palette: true, colours: 64, effort: 1 })
    .toBuffer();
}
