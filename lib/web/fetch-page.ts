import { get as httpGet, type IncomingMessage } from "node:http";
import { get as httpsGet } from "node:https";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { env } from "../env.ts";
import { decodePage } from "./decode-page.ts";
import { openWeb, type Reach } from "./reach.ts";

/** What a fetch may take: milliseconds in all, bytes (as sent, and unpacked), redirects. */
export const LIMITS = { time: 5000, bytes: 1_048_576, redirects: 4 };

export type Page = { url: URL; html: string };

type Options = { reach?: Reach; limits?: typeof LIMITS };

/**
 * Fetches a page of the web that somebody named, or null: for whatever reason
 * it is not to be had, so that nobody learns from the response what is behind
 * this machine. Every address on the way, redirects too, must be http or https
 * and reach the open web. Reads at most LIMITS.bytes of it, packed and unpacked.
 */
export async function fetchPage(
  address: string,
  { reach = openWeb, limits = LIMITS }: Options = {},
): Promise<Page | null> {
  const signal = AbortSignal.timeout(limits.time);
  let next: string | null = address;
  try {
    for (let hop = 0; next !== null && hop <= limits.redirects; hop++) {
      const url = webAddress(next, reach);
      if (!url) return null;
      const response: IncomingMessage = await request(url, reach, signal);
      try {
        next = redirectOf(response, url);
        if (next !== null) continue;
        if (response.statusCode !== 200 || !isHtml(response)) return null;
        const body = await readBody(response, limits.bytes, signal);
        return { url, html: decodePage(body, response.headers["content-type"] ?? "") };
      } finally {
        response.destroy();
      }
    }
    return null;
  } catch {
    // Refused, cut off, too slow, unreadable: all the same to who asked.
    return null;
  }
}

function webAddress(text: string, reach: Reach): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return reach.allows(url) ? url : null;
}

function request(url: URL, reach: Reach, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.protocol === "https:" ? httpsGet : httpGet;
  return new Promise((resolve, reject) => {
    get(
      url,
      {
        agent: reach.agentFor(url),
        lookup: reach.lookup,
        signal,
        headers: {
          accept: "text/html,application/xhtml+xml",
          "accept-encoding": "gzip, br",
          "accept-language": "*",
          "user-agent": `Marchmont (+${env().siteUrl})`,
        },
      },
      (response) => resolve(response.on("error", () => undefined)),
    ).on("error", reject);
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null;
  return new URL(headers.location ?? "", from).href;
}

function isHtml({ headers }: IncomingMessage): boolean {
  return /^\s*(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(headers["content-type"] ?? "");
}

/** The stream as it was before it was packed. Packed twice, or in a way not asked for, throws. */
function unpacked(response: IncomingMessage) {
  const coding = (response.headers["content-encoding"] ?? "").trim().toLowerCase();
  if (coding === "" || coding === "identity") return response;
  if (coding !== "gzip" && coding !== "br") throw new Error("This coding was not asked for");
  const unpack = coding === "gzip" ? createGunzip() : createBrotliDecompress();
  response.on("error", (error) => unpack.destroy(error));
  // Who reads the stream hears of its errors while reading; afterwards they are nobody's.
  return response.pipe(unpack).on("error", () => undefined);
}

/** The first `max` bytes of the body, unpacked; of what is sent, no more than that is taken either. */
async function readBody(
  response: IncomingMessage,
  max: number,
  signal: AbortSignal,
): Promise<Buffer> {
  let taken = 0;
  response.on("data", (chunk: Buffer) => {
    taken += chunk.length;
    if (taken > max) response.destroy(new Error("This is too much"));
  });
  const stream = unpacked(response);
  const stop = () => stream.destroy(new Error("This took too long"));
  signal.addEventListener("abort", stop, { once: true });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, max - size));
      size += chunk.length;
      if (size >= max) break;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    stream.destroy();
  }
  return Buffer.concat(chunks);
}
