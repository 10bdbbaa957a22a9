import { fold } from "./fold.ts";

/**
 * Cleaning of text that people type. Everything the app stores goes through
 * one of these two, so that pages, feeds and mails need no second opinion.
 */

// C0 (but tab and line feed), DEL and C1.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
/** Bidirectional overrides and isolates, which can make a title run over its neighbours. */
const BIDI = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;
/** Characters that show nothing. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: a list of single characters, not of sequences
  /[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0000}-\u{e0fff}]/gu;

/** Text of several lines: NFC, LF line ends, no control or bidi characters, no lone surrogates, trimmed. */
export function cleanText(value: string): string {
  return value
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
    .replace(CONTROLS, "")
    .replace(BIDI, "")
    .trim();
}

/** Text of one line: as `cleanText`, with every run of white space made one space. */
export function cleanLine(value: string): string {
  return cleanText(value).replace(/\s+/g, " ");
}

/** Whether anything of the text can be seen. An only-invisible title is empty. */
export function isVisible(value: string): boolean {
  return value.replace(INVISIBLE, "") !== "";
}

/** A piece of a URL made from a title: lower-case ASCII words joined by hyphens, at most 80 characters; "" if none is left. */
export function slugify(value: string): string {
  return fold(value)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
}
