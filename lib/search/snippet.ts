import { firstFound, markWords, type Piece, type Wanted } from "./words.ts";

const LENGTH = 200;
/** What is shown before the first word that is looked for. */
const BEFORE = 60;
/** No text that the app takes is longer; reading more would only take time. */
const READ_MAX = 20_000;

/** Markdown as the running words of one line: signs gone, links by their text. For reading here and there, not for a page. */
function plainLine(markdown: string): string {
  return markdown
    .slice(0, READ_MAX)
    .replace(/!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, "$1")
    .replace(/<\/?[a-z][^>\n]{0,500}>/gi, " ")
    .replace(/^\s{0,3}(#{1,6}|>|[-*+]|\d{1,3}[.)])\s+/gm, "")
    .replace(/[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * A line or two of a text around the first of the words that are looked for,
 * cut between words, with those words marked. The beginning of the text where
 * it has none of them.
 */
export function snippet(markdown: string, wanted: readonly Wanted[]): Piece[] {
  const text = plainLine(markdown);
  const at = Math.max(0, firstFound(text, wanted));
  const room = text.length - LENGTH;
  const from = at <= BEFORE || room <= 0 ? 0 : afterSpace(text, Math.min(at - BEFORE, room));
  const to = from + LENGTH >= text.length ? text.length : beforeSpace(text, from + LENGTH);
  const pieces = markWords(text.slice(from, to), wanted);
  if (from > 0) pieces.unshift({ text: "… ", found: false });
  if (to < text.length) pieces.push({ text: " …", found: false });
  return pieces;
}

function afterSpace(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  return space < 0 || space > at + 30 ? wholeCharacter(text, at) : space + 1;
}

function beforeSpace(text: string, at: number): number {
  const space = text.lastIndexOf(" ", at);
  return space < at - 30 ? wholeCharacter(text, at) : space;
}

/** The place itself, or the one after where it would part two halves of one character. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? "") ? at + 1 : at;
}
