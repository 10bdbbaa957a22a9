/**
 * The octets of calendar text (RFC 5545, section 3.1 and 3.3.11; RFC 6868):
 * cleaning, escaping, quoting and folding. Nothing here knows what a meeting is.
 */
import { cleanLine, cleanText } from "#lib/text/clean.ts";

/** Longest title, place or name in a feed, in code points. */
const LINE_MAX = 300;
/** Longest description in a feed, in code points. */
const TEXT_MAX = 6000;

const LINE_OCTETS = 75;
const CRLF = "\r\n";

/** At most `max` code points, the last one an ellipsis if something had to go. */
function cap(value: string, max: number): string {
  if (value.length <= max) return value;
  const points = Array.from(value);
  if (points.length <= max) return value;
  const kept = points
    .slice(0, max - 1)
    .join("")
    .trimEnd();
  return `${kept}…`;
}

/** A user's text made fit for SUMMARY, LOCATION, NAME and the like: NFC, no control characters, one line, capped. */
export function feedLine(value: string, max = LINE_MAX): string {
  // Removing a control character can bring a letter and its accent together, hence NFC once more.
  return cap(cleanLine(value).normalize("NFC"), max);
}

/** A user's text made fit for DESCRIPTION: NFC, LF line ends, no control characters, no runs of empty lines, capped. */
export function feedText(value: string, max = TEXT_MAX): string {
  const text = cleanText(value)
    .normalize("NFC")
    .replace(/\t/g, " ")
    .replace(/[^\S\n]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
  return cap(text, max);
}

/**
 * An absolute http or https address, percent-encoded by the URL parser so that
 * it holds neither space nor control character; null when it is none.
 * URIs in calendar text are never escaped (RFC 5545, section 3.3.13).
 */
export function feedUri(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

/** TEXT escaping (RFC 5545, section 3.3.11). The value must have been cleaned. */
export function escapeText(value: string): string {
  return value.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

/**
 * A quoted parameter value, on one line. A double quote cannot stand in it and
 * is written `^'` (RFC 6868), a caret is doubled only where it would be read as
 * such a sequence.
 */
export function quoteParameter(value: string): string {
  const encoded = feedLine(value)
    .replace(/\^(?=[\^n'"])/g, "^^")
    .replace(/"/g, "^'");
  return `"${encoded}"`;
}

function octetsOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** Where a part that begins at `start` must end, to be of at most `limit` octets. */
function furthest(line: string, start: number, limit: number): number {
  let end = start;
  let octets = 0;
  while (end < line.length) {
    const point = line.codePointAt(end) ?? 0;
    octets += octetsOf(point);
    if (octets > limit) break;
    end += point > 0xffff ? 2 : 1;
  }
  return end;
}

/** Characters that belong to the one before them. */
const JOINED = /^(?:[\p{M}\p{Emoji_Modifier}]|\u200d)/u;

/**
 * Moves a cut a few characters to the left when it would part what is seen as
 * one character, or put a space where careless readers trim it away.
 */
function calmCut(line: string, start: number, end: number): number {
  for (let cut = end; cut > start + 1 && cut > end - 24; cut--) {
    const before = line[cut - 1];
    const after = line.slice(cut, cut + 2);
    const inPair = /^[\udc00-\udfff]/.test(after);
    if (!inPair && before !== " " && before !== "\u200d" && after[0] !== " " && !JOINED.test(after))
      return cut;
  }
  return end;
}

/** Folds one content line at 75 octets, never inside a character (RFC 5545, section 3.1). */
export function foldLine(line: string): string {
  const octets = Buffer.byteLength(line);
  if (octets <= LINE_OCTETS) return line;
  const isAscii = octets === line.length;
  const parts: string[] = [];
  let start = 0;
  while (start < line.length) {
    // Every part but the first carries the space of the fold.
    const limit = parts.length === 0 ? LINE_OCTETS : LINE_OCTETS - 1;
    let end = isAscii ? Math.min(start + limit, line.length) : furthest(line, start, limit);
    if (end < line.length) end = calmCut(line, start, end);
    parts.push(line.slice(start, end));
    start = end;
  }
  return parts.join(`${CRLF} `);
}

/** The finished octets of a calendar: every line folded and ended by CRLF, the last one too, no empty line. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== "")
    .map((line) => foldLine(line) + CRLF)
    .join("");
}
