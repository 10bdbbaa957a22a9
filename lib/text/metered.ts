import { type Marked, Tokenizer } from "marked";

/*
 * How much a text may ask of the parser. Marks within marks make it look at the
 * same words again and again: quotations and lists within one another, marks of
 * emphasis that nothing closes. What it looks at is counted, in characters, so
 * that the same text is always judged the same.
 */

/** As much as the longest report asks for that is full of links and lists; a machine does some fourteen thousand in a millisecond. */
const MOST = 565_000;
/** What a piece costs besides its length: it is made, written and cleaned. */
const PIECE = 46;
/** Words between the marks are only set side by side, yet each sign that may be a mark begins them anew. */
const WORDS = 20;
/** The address of a link is looked at by all three. */
const LINK = 130;
const PIECES: Record<string, number> = {
  inlineText: WORDS,
  link: LINK,
  reflink: LINK,
  url: LINK,
  autolink: LINK,
};

/** An item of a list, which is no piece by itself, however little it holds. */
const ITEM = 60;

/** By which marks a rule begins that looks on to the end for another one. */
const LOOKS_ON: Record<string, RegExp> = {
  emStrong: /^[*_]/,
  codespan: /^`/,
  del: /^~/,
  link: /^!?\[/,
  reflink: /^!?\[/,
  tag: /^</,
  html: /^ {0,3}</,
  def: /^ {0,3}\[/,
  fences: /^ {0,3}[`~]/,
};

/** By which marks something begins that can hold itself. */
const OPENS: Record<string, RegExp> = {
  blockquote: /^ {0,3}>/,
  list: /^ {0,3}(?:[-+*]|\d{1,9}[.)])[ \t\n]/,
};

/** What marked looks through behind the first sign of a piece of text, for an address of mail. */
const MAYBE_ADDRESS = /[\s\S]([\w.!#$%&'*+/=?`{|}~-]*)/y;
const ADDRESS_SHARE = 16;
/** What it looks through behind a link's first bracket, for its other one: all up to a blank. */
const LINK_SHARE = 64;

/** What a piece costs that looked further than it reaches. */
function lookedAhead(name: string, src: string): number {
  if (name === "link") {
    const ends = [" ", "\n"].map((blank) => src.indexOf(blank)).filter((at) => at >= 0);
    return Math.min(src.length, ...ends) / LINK_SHARE;
  }
  if (name !== "inlineText") return 0;
  MAYBE_ADDRESS.lastIndex = 0;
  return (MAYBE_ADDRESS.exec(src)?.[1]?.length ?? 0) / ADDRESS_SHARE;
}

/** What each costs wherever it stands, and why. */
const SIGNS: [RegExp, number][] = [
  // Behind an escaped bracket marked looks for another one, a thousand signs far.
  [/\\[[\]]/g, 100],
  // They are written as others in HTML, twice: by marked, and where it is cleaned.
  [/[&<>"']/g, 20],
  // An item, a row, a paragraph or the end of a line begins with each.
  [/\n/g, 36],
  // Before each an address is looked for.
  [/@/g, 10],
];

/** How often signs stand in a text, found without a list of them: there may be as many as there are characters. */
export function times(source: string, signs: RegExp): number {
  signs.lastIndex = 0;
  let found = 0;
  while (signs.test(source)) found += 1;
  return found;
}

/** Of a table each cell is a piece, however short; what a paragraph holds is counted by itself. */
const DEAR: Record<string, number> = { table: 30, paragraph: 0 };

/** Thrown where a text asks for more. */
export class TooIntricate extends Error {
  override name = "TooIntricate";
}

let left = 0;
/** Quotations and lists that are open. */
let depth = 0;
/** How long the text is that begins with the first of them. */
let outermost = 0;

function charge(characters: number): void {
  left -= characters;
  if (left < 0) throw new TooIntricate();
}

type Piece = { raw: string; items?: unknown[] };
type Rule = (this: Tokenizer, src: string, ...rest: unknown[]) => Piece | undefined;

/** A tokenizer whose every rule is counted. */
const rules = Object.fromEntries(
  Object.getOwnPropertyNames(Tokenizer.prototype)
    .filter((name) => name !== "constructor" && name !== "emStrongMask")
    .map((name) => {
      const rule = Tokenizer.prototype[name as keyof Tokenizer] as unknown as Rule;
      const metered: Rule = function (src, ...rest) {
        const opens = OPENS[name]?.test(src) ?? false;
        // Within another one all that is left of it is looked at, again for each; and of the other, its lines.
        if (opens && depth > 0) charge(src.length + (outermost >> 6));
        else if (opens) outermost = src.length;
        if (opens) depth += 1;
        const token = rule.call(this, src, ...rest);
        if (opens) depth -= 1;
        if (token) {
          charge(token.raw.length * (DEAR[name] ?? 1) + (PIECES[name] ?? PIECE));
          charge(lookedAhead(name, src) + (token.items?.length ?? 0) * ITEM);
        } else if (LOOKS_ON[name]?.test(src)) charge(src.length);
        return token;
      };
      return [name, metered];
    }),
);

/** Lets a parser count what it does. */
export function meter(parser: Marked): Marked {
  return parser.use({ tokenizer: rules as NonNullable<Parameters<Marked["use"]>[0]["tokenizer"]> });
}

/** What a parser that counts makes of a text, or null where the text asks for too much. */
export function within<T>(source: string, parse: () => T): T | null {
  left = MOST;
  depth = 0;
  try {
    for (const [sign, cost] of SIGNS) charge(times(source, sign) * cost);
    return parse();
  } catch (error) {
    if (error instanceof TooIntricate) return null;
    throw error;
  }
}
