import { FROZEN_AT } from "./site.ts";

/*
 * What two runs of one site never say alike: drawn at random, or hashed from
 * the build. Each is replaced by its mark before pages are compared. What no
 * mark covers and differs is a difference.
 */

/** Ids begin with the time in milliseconds, ten digits of Crockford's base 32: six of them last 17 minutes. */
function idsSince(instant: string, hours: number): RegExp {
  const digits = "0123456789abcdefghjkmnpqrstvwxyz";
  const prefixes = new Set<string>();
  const from = Date.parse(instant);
  for (let at = from; at < from + hours * 3_600_000; at += 10 * 60_000) {
    let text = "";
    for (let rest = at; text.length < 10; rest = Math.floor(rest / 32))
      text = digits[rest % 32] + text;
    prefixes.add(text.slice(0, 6));
  }
  return new RegExp(`\\b(?:${[...prefixes].join("|")})[0-9a-z]{20}[\\w-]*`, "g");
}

const NEW_ID = idsSince(FROZEN_AT, 48);

export type Mark = { name: string; why: string; pattern: RegExp; put: string };

export const MARKS: Mark[] = [
  {
    name: "scripts",
    why: "what Next sends for React, as data and as chunks named by their hash; public pages have none of it",
    pattern:
      /<script(?![^>]*(?:data-page|type="application\/ld\+json"))[^>]*>.*?<\/script>|<link[^<>]* as="script"[^<>]*>/gs,
    put: "",
  },
  {
    name: "page script",
    why: "the scripts of public pages are made at build; the browser tests say what they do",
    pattern: /<script[^>]* data-page[^>]*>.*?<\/script>/gs,
    put: "‹page script›",
  },
  {
    name: "React's marks",
    why: "comments between pieces of text, and templates that stream in",
    pattern: /<!--(?:\/?[$&].?| )?-->/g,
    put: "",
  },
  {
    name: "built files",
    why: "style sheets, fonts and chunks are named by their hash",
    pattern: /\/_next\/static\/[^"'\s)<>\\]+/g,
    put: "/_next/static/‹hash›",
  },
  {
    name: "fonts",
    why: "class names that next/font makes are hashed from the build",
    pattern: /\b[a-z0-9_]*module__[A-Za-z0-9_-]+|\b[a-z0-9]+_[a-f0-9]{6,8}\b/g,
    put: "‹class›",
  },
  {
    name: "action ids",
    why: "a server action is named by a hash of its file and place",
    pattern: /\b[a-f0-9]{40,42}\b/g,
    put: "‹action›",
  },
  {
    name: "action fields",
    why: "the number of a form's action on the page, and what is bound to it, encrypted with a key drawn at each build",
    pattern: /<input type="hidden" name="\$ACTION_[^>]*>/g,
    put: "‹action field›",
  },
  {
    name: "nonce",
    why: "drawn for each answer",
    pattern: /nonce(="|-)[A-Za-z0-9+/=]+/g,
    put: "nonce‹›",
  },
  {
    name: "React ids",
    why: "made from a component's place in the tree, which no reader sees",
    pattern: /_R_[a-z0-9]*_|«r[a-z0-9]+»|base-ui-[«»:a-z0-9_R-]+/g,
    put: "‹id›",
  },
  {
    name: "new ids",
    why: "the rows made while the proof runs, and links that begin with such an id (those of the seed are the same on both sides)",
    pattern: NEW_ID,
    put: "‹new id›",
  },
  {
    name: "tokens",
    why: "links that hold a secret, and the time at which a form was made, signed",
    pattern:
      /\/(rsvps\/all|rsvps|tickets|unsubscribe|subscribe\/confirm|subscribe\/manage|invitations|setup)\/(?!all\b)[\w.~%-]{16,}|\b\d{13}\.[\w-]{20,}/g,
    put: "/$1/‹token›",
  },
  {
    name: "mail server",
    why: "it listens on a free port",
    pattern: /127\.0\.0\.1, port \d+/g,
    put: "127.0.0.1, port ‹›",
  },
  {
    name: "script hash",
    why: "in the policy, of the page script",
    pattern: /'sha256-[A-Za-z0-9+/=]+'/g,
    put: "'sha256-‹›'",
  },
];

/** A body with its marks, a tag a line, so that differences are short. */
export function marked(body: string, contentType: string): string {
  let text = body;
  for (const { pattern, put } of MARKS) text = text.replace(pattern, put);
  return /html|xml/.test(contentType) ? text.replace(/></g, ">\n<") : text;
}
