/** The CSS3 names that a group's accent may come near to; COLOR wants a name (RFC 7986, section 5.9). */
const NAMED: Record<string, string> = {
  black: "#000000",
  dimgray: "#696969",
  darkslategray: "#2f4f4f",
  slategray: "#708090",
  gray: "#808080",
  silver: "#c0c0c0",
  maroon: "#800000",
  darkred: "#8b0000",
  firebrick: "#b22222",
  crimson: "#dc143c",
  red: "#ff0000",
  tomato: "#ff6347",
  orangered: "#ff4500",
  saddlebrown: "#8b4513",
  sienna: "#a0522d",
  chocolate: "#d2691e",
  darkorange: "#ff8c00",
  darkgoldenrod: "#b8860b",
  goldenrod: "#daa520",
  gold: "#ffd700",
  olive: "#808000",
  darkolivegreen: "#556b2f",
  olivedrab: "#6b8e23",
  darkgreen: "#006400",
  green: "#008000",
  forestgreen: "#228b22",
  seagreen: "#2e8b57",
  limegreen: "#32cd32",
  teal: "#008080",
  darkcyan: "#008b8b",
  cadetblue: "#5f9ea0",
  steelblue: "#4682b4",
  dodgerblue: "#1e90ff",
  royalblue: "#4169e1",
  blue: "#0000ff",
  mediumblue: "#0000cd",
  darkblue: "#00008b",
  navy: "#000080",
  midnightblue: "#191970",
  darkslateblue: "#483d8b",
  slateblue: "#6a5acd",
  rebeccapurple: "#663399",
  indigo: "#4b0082",
  purple: "#800080",
  darkmagenta: "#8b008b",
  darkorchid: "#9932cc",
  mediumvioletred: "#c71585",
  deeppink: "#ff1493",
  palevioletred: "#db7093",
};

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** The CSS colour name nearest to "#rrggbb", or null if that is no such colour. */
export function cssColourName(hex: string): string | null {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return null;
  const wanted = channels(hex);
  let best: { name: string; distance: number } | null = null;
  for (const [name, value] of Object.entries(NAMED)) {
    const distance = channels(value).reduce(
      (sum, channel, i) => sum + (channel - (wanted[i] ?? 0)) ** 2,
      0,
    );
    if (!best || distance < best.distance) best = { name, distance };
  }
  return best?.name ?? null;
}
