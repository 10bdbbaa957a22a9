import { Parser } from "htmlparser2";
import { marked } from "./marks.ts";

export type Page = { status: number; headers: Record<string, string>; body: string };

/** Headers that say something of the page; the rest are the day's, the connection's or the build's. */
const COMPARED = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-security-policy",
  "last-modified",
  "location",
  "permissions-policy",
  "referrer-policy",
  "vary",
  "x-content-type-options",
  "x-frame-options",
  "x-robots-tag",
];

/** Files whose octets hold the time at which they were zipped or drawn: compared by length class and type alone. */
const BINARY = /^(image\/|application\/vnd|font\/|application\/zip)/;

function linksIn(body: string, contentType: string, base: string): string[] {
  const found: string[] = [];
  const add = (href: string | undefined) => {
    if (href && URL.canParse(href, base)) found.push(new URL(href, base).href.split("#")[0]!);
  };
  if (/xml|json|calendar/.test(contentType)) {
    for (const [address] of body.matchAll(/https?:\/\/[^\s"'<>\\]+/g)) add(address);
    return found;
  }
  const parser = new Parser({
    onopentag(name, { href, src }) {
      if (name === "a" || name === "link") add(href);
      if (name === "img" || name === "iframe" || name === "script") add(src);
    },
  });
  parser.end(body);
  return found;
}

/** Fetches one address as it is, redirects and all. */
export async function read(
  url: string,
  cookie = "",
): Promise<Page & { text: string; type: string }> {
  const response = await fetch(url, {
    redirect: "manual",
    headers: { accept: "text/html,*/*", ...(cookie ? { cookie } : {}) },
  });
  const type = response.headers.get("content-type") ?? "";
  const text = BINARY.test(type)
    ? `‹${type}, ${(await response.arrayBuffer()).byteLength > 0 ? "some" : "no"} octets›`
    : await response.text();
  const headers: Record<string, string> = {};
  for (const name of COMPARED) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = marked(value, "");
  }
  return { status: response.status, headers, body: marked(text, type), text, type };
}

/** Every address that can be reached by links from these, each with what it answers. */
export async function crawl(
  origin: string,
  from: string[],
  {
    cookie = "",
    within = () => true,
  }: { cookie?: string; within?: (path: string) => boolean } = {},
): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  const waiting = from.map((path) => new URL(path, origin).href);
  const seen = new Set(waiting);
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const { text, type, ...page } = await read(url, cookie);
    pages.set(url.slice(origin.length), page);
    const next = [
      ...linksIn(text, type, url),
      ...(page.headers.location ? [new URL(page.headers.location, url).href] : []),
    ];
    for (const link of next) {
      const path = link.slice(origin.length);
      if (!link.startsWith(`${origin}/`) || seen.has(link) || path.startsWith("/_next/")) continue;
      // Filters of a list combine without end: two of them at a time.
      if (!within(path) || [...new URL(link).searchParams].length > 2) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  return pages;
}
