import type { OutgoingHttpHeaders } from "node:http";
import type { Refusal } from "./refusal.ts";

const LONGEST_ADDRESS = 8 * 1024;
const FOR_ALL = ["GET", "HEAD", "OPTIONS", "POST"];
const FOR_INTERFACES = [...FOR_ALL, "PUT", "PATCH", "DELETE"];
const FOR_FEEDS = ["GET", "HEAD", "OPTIONS"];

/** Addresses answered by a route handler that reads what is sent itself; all else is a page. */
export const isInterface = (pathname: string) =>
  pathname === "/api" || pathname.startsWith("/api/");

/** Where mail providers end a subscription by one POST, from no page and without an Origin (RFC 8058): the link alone is the proof, and no cookie is read. */
export const isOneClick = (pathname: string) => /^\/unsubscribe\/[^/]+$/.test(pathname);

/** Calendars, feeds and citations: only read, by pages of other sites too. */
export const isFeed = (pathname: string) =>
  /^\/(feeds|groups|meetings|topics|articles|publications)\//.test(pathname) &&
  /(\.(ics|atom|json)|\/cite\/(bib|ris|json))$/.test(pathname);

/** The methods that can be used at an address. */
export function methodsFor(pathname: string): string[] {
  if (isFeed(pathname)) return FOR_FEEDS;
  return isInterface(pathname) ? FOR_INTERFACES : FOR_ALL;
}

export function methodFault(method: string, pathname: string): Refusal | null {
  const methods = methodsFor(pathname);
  if (methods.includes(method)) return null;
  const headers: OutgoingHttpHeaders = { allow: methods.join(", ") };
  return {
    status: 405,
    title: "This cannot be done here",
    advice: `The method ${method} is not for this address.`,
    headers,
  };
}

/** What is wrong with a request's address, if anything. */
export function addressFault(url: string): Refusal | null {
  if (url.length > LONGEST_ADDRESS) {
    return {
      status: 414,
      title: "This address is too long",
      advice: "Please use a shorter search or a shorter link.",
    };
  }
  const wrong: Refusal = {
    status: 400,
    title: "This address cannot be read",
    advice: "It may have been cut or changed on its way. Please check the link.",
  };
  if (!url.startsWith("/")) return wrong;
  try {
    const path = decodeURIComponent(url.split("?", 1)[0] ?? "");
    return /\p{Cc}/u.test(path) ? wrong : null;
  } catch {
    return wrong;
  }
}

export const foreign = (own: string): Refusal => ({
  status: 403,
  title: "This was not sent from a page of this site",
  advice: `For safety, forms are accepted only from the site's own pages. Please open ${own} and try again there. If that is where you are, whoever runs the site should check its SITE_URL setting.`,
});

export const large = (limit: number): Refusal => ({
  status: 413,
  title: "This is too large",
  advice: `At most ${limit / 1024 / 1024} MB can be sent at once. Please go back and send less.`,
});

export const failed = (requestId: string): Refusal => ({
  status: 500,
  title: "Something went wrong here",
  advice: `The fault is ours. It was written down under the number ${requestId}. Please try again in a minute.`,
});

export const unavailable: Refusal = {
  status: 503,
  title: "The site cannot save or read anything just now",
  advice: "Nothing was changed. Please try again in a minute.",
  headers: { "retry-after": "30" },
};
