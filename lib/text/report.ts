import type { Tokens } from "marked";
import { ALLOWED, aParser, parseMarkdown, safeMarkdown } from "./markdown.ts";
import { escapeMarkup } from "./markup.ts";

/*
 * The report of a meeting is Markdown with figures: `![what it shows](/images/…
 * "Caption")`, a picture that the organizers sent here. Pictures of other
 * sites are not shown: a page asks nobody else for anything.
 */

/** The longest report, in characters. */
export const REPORT_MAX = 100_000;

/** The size of a picture in pixels, so that the page does not jump when it comes. */
export type FigureSize = { width: number; height: number };

type Figure = { id: string; alt: string };

const OWN = /^\/images\/([0-9a-z]{10,40})$/;

const idOf = (href: string) => OWN.exec(href)?.[1] ?? null;

/** A picture without its frame. One of another site becomes a link to it. */
function pictured({ href, text }: Tokens.Image, sizes: Map<string, FigureSize>): string {
  const id = idOf(href);
  if (!id) return `<a href="${escapeMarkup(href)}">${escapeMarkup(text) || "Picture"}</a>`;
  const size = sizes.get(id);
  const sized = size ? ` width="${size.width}" height="${size.height}"` : "";
  return `<img src="/images/${id}" alt="${escapeMarkup(text)}"${sized} loading="lazy">`;
}

function figure(image: Tokens.Image, sizes: Map<string, FigureSize>): string {
  const picture = pictured(image, sizes);
  if (!idOf(image.href)) return `<p>${picture}</p>`;
  const caption = image.title ? `<figcaption>${escapeMarkup(image.title)}</figcaption>` : "";
  return `<figure>${picture}${caption}</figure>`;
}

/** The pictures of a paragraph that holds nothing else, or null. */
function onlyPictures(tokens: Tokens.Generic[]): Tokens.Image[] | null {
  const rest = tokens.filter(
    ({ type, raw }) => type !== "image" && type !== "br" && raw.trim() !== "",
  );
  const images = tokens.filter((token): token is Tokens.Image => token.type === "image");
  return rest.length === 0 && images.length > 0 ? images : null;
}

/**
 * A report as HTML that is safe to put on a page, as `renderMarkdown` makes
 * it, with its pictures set as figures.
 */
export function renderReport(source: string, sizes = new Map<string, FigureSize>()): string {
  const marked = aParser().use({
    renderer: {
      image: (image) => pictured(image, sizes),
      paragraph(paragraph) {
        const images = onlyPictures(paragraph.tokens);
        return images ? images.map((image) => figure(image, sizes)).join("") : false;
      },
    },
  });
  return safeMarkdown(marked, source, {
    ...ALLOWED,
    allowedTags: [...(ALLOWED.allowedTags || []), "figure", "figcaption", "img"],
    allowedAttributes: {
      ...ALLOWED.allowedAttributes,
      img: ["src", "alt", "width", "height", "loading"],
    },
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !OWN.test(attribs.src ?? ""),
  });
}

/** The pictures of a report that were sent here, in its order. */
export function figuresIn(source: string): Figure[] {
  const found: Figure[] = [];
  const marked = aParser().use({
    walkTokens(token) {
      if (token.type !== "image") return;
      const id = idOf(token.href);
      if (id) found.push({ id, alt: token.text.trim() });
    },
  });
  parseMarkdown(marked, source);
  return found;
}

const onOneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** A figure as it stands in the text of a report. */
export function figureText({ id, alt, caption }: Figure & { caption: string }): string {
  const shows = onOneLine(alt).replace(/[\\[\]`*_<!]/g, "\\$&");
  const said = onOneLine(caption).replace(/[\\"]/g, "\\$&");
  return `![${shows}](/images/${id}${said ? ` "${said}"` : ""})`;
}
