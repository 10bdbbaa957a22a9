/** The papers of the two themes, as in app/_ui/theme.css; a test keeps them equal. */
export const PAPER = { light: "#fdfcf8", dark: "#14130f" } as const;
const INK = { light: "#17150f", dark: "#f2efe6" } as const;

/** WCAG 2.2 success criterion 1.4.3: text against its ground. */
export const AA = 4.5;

type Rgb = [number, number, number];

function parse(hex: string): Rgb | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (!digits) return null;
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of two colours (#rrggbb), 1 to 21; WCAG 2.2, "contrast ratio". 0 where one cannot be read. */
export function contrast(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right) return 0;
  const [high, low] = [luminance(left), luminance(right)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function mix(from: Rgb, to: Rgb, share: number): string {
  return `#${from
    .map((c, i) => Math.round(c + ((to[i] ?? 0) - c) * share))
    .map((c) => c.toString(16).padStart(2, "0"))
    .join("")}`;
}

function fit(rgb: Rgb, paper: string, ink: Rgb): string {
  for (let step = 0; step <= 50; step++) {
    const tint = mix(rgb, ink, step / 50);
    if (contrast(tint, paper) >= AA) return tint;
  }
  return mix(ink, ink, 0);
}

type Tints = { light: string; dark: string };

const derived = new Map<string, Tints>();

/**
 * A group's accent (#rrggbb) as it appears on each theme: the chosen colour
 * where it is legible as text there (AA), else the nearest mixture with ink
 * that is. No single colour reaches AA on both papers, so it is never stored
 * twice: the tints are derived. Ink where no colour is chosen.
 */
export function accentTints(hex: string | null): Tints {
  const rgb = hex ? parse(hex) : null;
  if (!hex || !rgb) return { ...INK };
  const known = derived.get(hex);
  if (known) return known;
  const tints = {
    light: fit(rgb, PAPER.light, [0, 0, 0]),
    dark: fit(rgb, PAPER.dark, [255, 255, 255]),
  };
  if (derived.size < 1000) derived.set(hex, tints);
  return tints;
}
