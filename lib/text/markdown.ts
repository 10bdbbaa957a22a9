import { Marked } from "marked";
import sanitize from "sanitize-html";
import { escapeMarkup } from "./markup.ts";
import { meter, times, within } from "./metered.ts";

/** Headings inside a page's own text begin below the page's h2 sections. */
const HEADING: Record<string, string> = {
  h1: "h3",
  h2: "h3",
  h3: "h4",
  h4: "h4",
  h5: "h4",
  h6: "h4",
};

/** What may stand in people's text. lib/text/report.ts allows figures too. */
export const ALLOWED: sanitize.IOptions = {
  allowedTags: [
    ..."p br h3 h4 strong em b i s del sub sup q cite abbr code pre blockquote hr".split(" "),
    ..."ul ol li a table thead tbody tr th td".split(" "),
  ],
  allowedAttributes: { a: ["href", "title", "rel"], abbr: ["title"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  enforceHtmlBoundary: false,
  transformTags: {
    ...Object.fromEntries(Object.entries(HEADING).map(([from, to]) => [from, to])),
    a: (_tag, { href, title }) => ({
      tagName: "a",
      attribs: {
        ...(href ? { href } : {}),
        ...(title ? { title } : {}),
        rel: "nofollow ugc noopener",
      },
    }),
  },
};

const marked = aParser();

/** A parser of people's text, which counts what it does. */
export function aParser(): Marked {
  return meter(new Marked({ gfm: true, breaks: true, async: false }));
}

/** A line that begins more quotations and lists within one another than anybody reads. */
const TOO_DEEP = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){50}/gm;

/** No block of text has so many marks of emphasis, or signs that say of one that it is none. */
const MARKS_MAX = 2000;

/** Nobody quotes so many lines in one block; marked begins anew with each that goes on without its mark. */
const QUOTED_MAX = 400;
const QUOTED_LINE = /^ {0,3}>/gm;

const BLANK_LINES = /\n[ \t]*\n/;
/** The same, which a text that is split by it keeps. */
const BLANK_LINE = /(\n[ \t]*\n)/;

const MARK = /[*_\\]/g;

const isFullOfMarks = (block: string) => times(block, MARK) > MARKS_MAX;

const asParagraph = (escaped: string) => `<p>${escaped.trim().replaceAll("\n", "<br />")}</p>\n`;

/** Paragraphs as they were typed, as HTML that is safe: it has no marks but ours. */
const asTyped = (text: string) => escapeMarkup(text).split(BLANK_LINES).map(asParagraph).join("");

/**
 * Markdown as HTML that is not yet safe, or null where it asks for too much.
 * Marked calls itself for each level of quotations and lists: for thousands of
 * them it takes seconds, then runs out of stack. A line that asks for so many
 * stands as it was typed, and so do marks of emphasis by the thousand, and the
 * whole of a text that asks for too much in other ways (metered.ts).
 */
export function parseMarkdown(parser: Marked, source: string): string | null {
  const parse = (text: string) => parser.parse(text, { async: false });
  return within(source, () => {
    const readable = source.replace(TOO_DEEP, (marks) => marks.replace(/[>+*.)-]/, "\\$&"));
    const blocks = readable.split(BLANK_LINE);
    if (blocks.some((block) => times(block, QUOTED_LINE) > QUOTED_MAX)) return null;
    let html = "";
    let text = "";
    for (const block of blocks) {
      if (isFullOfMarks(block)) {
        html += parse(text) + asTyped(block);
        text = "";
      } else text += block;
    }
    return html + parse(text);
  });
}

/** Whether a text has more marks within one another than anybody reads, so that it is shown as it was typed. */
export function isIntricate(source: string): boolean {
  return parseMarkdown(marked, source) === null;
}

/** Markdown as HTML of which a page shows no more than is allowed; what asks for too much stands as it was typed. */
export function safeMarkdown(parser: Marked, source: string, allowed: sanitize.IOptions): string {
  const html = parseMarkdown(parser, source);
  if (html !== null) return sanitize(html, allowed).trim();
  return asTyped(source).trim();
}

/**
 * Markdown that people typed, as HTML that is safe to put on a page: no raw
 * scripts, styles, images, forms or frames, and links to http, https, mailto
 * and tel only. Headings become h3 and h4. Never throws for any input.
 */
export function renderMarkdown(source: string): string {
  return safeMarkdown(marked, source, ALLOWED);
}

/** The words of a Markdown text on one line, for descriptions and cards, cut at a word within `max` characters. */
export function markdownToLine(source: string, max = 200): string {
  const html = parseMarkdown(marked, source);
  if (html === null) return cutAtWord(source.replace(/\s+/g, " ").trim(), max);
  const spaced = html.replace(/<\/(p|li|h[1-6]|td|th|blockquote|pre)>|<br\s*\/?>/g, " ");
  const text = sanitize(spaced, { allowedTags: [], allowedAttributes: {} })
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
  return cutAtWord(text, max);
}

/** Text of at most `max` characters, cut between words, with an ellipsis where something went. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1);
  const space = head.lastIndexOf(" ");
  return `${(space > max / 2 ? head.slice(0, space) : head).replace(/[\s,;:.–—-]+$/, "")}…`;
}
