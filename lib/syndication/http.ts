/**
 * How a feed, or a file for another program, is answered over HTTP (RFC 9110, 9111): validators and conditional
 * requests. Pure: text and request headers in, a response out. The server
 * compresses what it sends; the entity tag already says which coding that is.
 */
import { codingFor, namedTag, type Tags, tagsFor } from "./validators.ts";

const METHODS = "GET, HEAD, OPTIONS";

export type FeedRequest = {
  method: string;
  ifNoneMatch: string | null;
  ifModifiedSince: string | null;
  acceptEncoding: string | null;
};

export type FeedContent = {
  text: string;
  /** The newest change of anything in the feed, or of what has left it. */
  changedAt: Date;
  /** "meetings.ics" */
  filename: string;
  contentType: string;
  /** Whether a browser is to save it rather than show it. */
  saved?: boolean;
  /** Whether its address is somebody's secret. */
  secret?: boolean;
};

/** A feed, or the path at which it is found now, or null where there is none. */
export type FoundFeed = { content: FeedContent } | { movedTo: string } | null;

export type FeedResponse = {
  status: 200 | 204 | 301 | 304 | 404 | 405;
  headers: Record<string, string>;
  body: string | null;
};

const HTTP_DATES = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** An HTTP date in any of its three forms (RFC 9110, section 5.6.7) in milliseconds, or null. */
export function parseHttpDate(header: string): number | null {
  const form = HTTP_DATES.findIndex((pattern) => pattern.test(header));
  if (form < 0) return null;
  const time = Date.parse(form === 2 ? `${header} GMT` : header);
  return Number.isNaN(time) ? null : time;
}

/**
 * The entity tag that the 304 must carry, or null when the client has to be
 * sent the text.
 */
function currentTag(request: FeedRequest, tags: Tags, changedAt: number): string | null {
  const coding = codingFor(request.acceptEncoding);
  if (request.ifNoneMatch !== null) return namedTag(tags, coding, request.ifNoneMatch);
  if (request.ifModifiedSince === null) return null;
  const since = parseHttpDate(request.ifModifiedSince.trim());
  return since !== null && since >= changedAt ? tags[coding] : null;
}

/**
 * Answers a request for a feed. GET and HEAD: 200, or 304 by If-None-Match
 * (which wins) or If-Modified-Since. The entity tag is strong, made from the
 * content, and its own for each encoding. OPTIONS: 204. Others: 405.
 */
export function feedResponseTo(content: FeedContent, request: FeedRequest): FeedResponse {
  if (request.method !== "GET" && request.method !== "HEAD") return withoutContent(request.method);
  const tags = tagsFor(content.text);
  // HTTP dates have whole seconds; the header must not promise less than there is.
  const changedAt = Math.floor(content.changedAt.getTime() / 1000) * 1000;
  const headers: Record<string, string> = {
    ...(content.secret ? FOR_ITS_OWNER : FOR_ALL),
    ETag: tags[codingFor(request.acceptEncoding)],
    "Last-Modified": new Date(changedAt).toUTCString(),
    Vary: "Accept-Encoding",
  };
  const current = currentTag(request, tags, changedAt);
  if (current) return { status: 304, headers: { ...headers, ETag: current }, body: null };
  Object.assign(headers, {
    "Content-Type": content.contentType,
    "Content-Disposition": `${content.saved ? "attachment" : "inline"}; filename="${content.filename}"`,
    "X-Content-Type-Options": "nosniff",
    ...(content.saved ? { "X-Robots-Tag": "noindex" } : {}),
  });
  return { status: 200, headers, body: request.method === "HEAD" ? null : content.text };
}

/** Every page of the web may read a public feed. */
const OPEN_TO_ALL = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Disposition",
};

/** Whoever keeps it asks each time whether it is still so: what was withdrawn is gone at once. */
const FOR_ALL = { "Cache-Control": "public, no-cache", ...OPEN_TO_ALL };

/** No other site may read it, and no cache on the way keeps it. */
const FOR_ITS_OWNER = {
  "Cache-Control": "private, no-cache",
  "X-Robots-Tag": "noindex, nofollow",
};

/** The response to OPTIONS (204) or to a method that a feed does not know (405). */
export function withoutContent(method: string): FeedResponse {
  if (method === "OPTIONS")
    return {
      status: 204,
      headers: {
        Allow: METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Cache-Control",
        "Access-Control-Max-Age": "86400",
        ...OPEN_TO_ALL,
      },
      body: null,
    };
  return plainResponse(405, `A feed is only read: ${METHODS}.\n`, { Allow: METHODS });
}

/** The response where a feed has another address since what it is of was renamed. */
export function movedFeed(path: string): FeedResponse {
  return plainResponse(301, `This has moved to ${path}\n`, { Location: path, ...FOR_ALL });
}

/** The response where there is no such feed. */
export function noSuchFeed(): FeedResponse {
  return plainResponse(404, "There is nothing at this address.\n");
}

function plainResponse(
  status: 301 | 404 | 405,
  text: string,
  more: Record<string, string> = {},
): FeedResponse {
  return {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...OPEN_TO_ALL,
      ...more,
    },
    body: text,
  };
}
