import { Parser } from "htmlparser2";
import { fromJson } from "#lib/text/from-json.ts";

/** What a page says of itself in its head, as it stands there. */
export type PageTags = {
  title: string;
  /** The language of the whole page. */
  lang: string;
  canonical: string;
  /** By `name` or `property` in lower case, each in the order of the page. */
  meta: Map<string, string[]>;
  /** What its JSON-LD scripts hold; those that are broken are left out. */
  jsonLd: unknown[];
};

/** In characters; the depth is looked at after each piece. */
const PIECE = 16_384;
/** Elements within elements. The parser's time grows with the square of them, and the page is a stranger's. */
const DEPTH_MAX = 1000;

/** Reads the tags of a page, down to where it nests deeper than pages do. Never throws: of broken HTML it takes what is there. */
export function readTags(html: string): PageTags {
  const tags: PageTags = { title: "", lang: "", canonical: "", meta: new Map(), jsonLd: [] };
  let within: "title" | "json" | null = null;
  let text = "";
  // A <title> of an inline picture is not the page's.
  let depthOfSvg = 0;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      if (name === "svg") depthOfSvg++;
      if (name === "html") tags.lang = attributes.lang ?? attributes["xml:lang"] ?? "";
      if (name === "meta") readMeta(tags, attributes);
      if (name === "link" && /(^|\s)canonical(\s|$)/i.test(attributes.rel ?? "")) {
        tags.canonical ||= attributes.href ?? "";
      }
      if (name === "title" && depthOfSvg === 0 && tags.title === "") within = "title";
      if (name === "script" && /^\s*application\/ld\+json/i.test(attributes.type ?? "")) {
        within = "json";
      }
      text = "";
    },
    ontext(piece) {
      if (within) text += piece;
    },
    onclosetag(name) {
      depth--;
      if (name === "svg") depthOfSvg--;
      if (name === "title" && within === "title") tags.title = text;
      if (name === "script" && within === "json") readJson(tags, text);
      if (name === "title" || name === "script") within = null;
    },
  });
  for (let from = 0; from < html.length && depth <= DEPTH_MAX; from += PIECE) {
    parser.write(html.slice(from, from + PIECE));
  }
  parser.end();
  return tags;
}

function readMeta(tags: PageTags, attributes: Record<string, string>): void {
  const name = (attributes.property ?? attributes.name ?? "").trim().toLowerCase();
  const content = (attributes.content ?? "").trim();
  if (name === "" || content === "") return;
  const known = tags.meta.get(name);
  if (known) known.push(content);
  else tags.meta.set(name, [content]);
}

function readJson(tags: PageTags, text: string): void {
  try {
    tags.jsonLd.push(fromJson(text));
  } catch {
    // Many pages carry some that nobody ever read.
  }
}
