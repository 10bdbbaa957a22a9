import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { bodyLimit, readBody, withBody } from "./bodies.ts";
import {
  contentSecurityPolicy,
  isPrivatePage,
  rewriteHeaders,
  securityHeaders,
} from "./headers.ts";
import { isFromOwnPage, ownOrigin } from "./origin.ts";
import { type parseProxies, truePeer } from "./peers.ts";
import { type Refusal, refuse } from "./refusal.ts";

export type GateSettings = {
  site: URL;
  proxies: ReturnType<typeof parseProxies>;
  dev: boolean;
};

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

const safe = ["GET", "HEAD"];
const unsafe = ["POST", "PUT", "PATCH", "DELETE"];
const allow = [...safe, "OPTIONS", ...unsafe].join(", ");
const longestUrl = 8 * 1024;

/** What is wrong with a request's address, if anything. */
export function addressFault(url: string): Refusal | null {
  if (url.length > longestUrl) {
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
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    return /[\x00-\x1f\x7f]/.test(path) ? wrong : null;
  } catch {
    return wrong;
  }
}

const foreign = (own: string): Refusal => ({
  status: 403,
  title: "This was not sent from a page of this site",
  advice: `For safety, forms are accepted only from the site's own pages. Please open ${own} and try again there. If that is where you are, whoever runs the site should check its SITE_URL setting.`,
});

const large = (limit: number): Refusal => ({
  status: 413,
  title: "This is too large",
  advice: `At most ${limit / 1024 / 1024} MB can be sent at once. Please go back and send less.`,
});

/**
 * Everything that happens to a request before Next sees it: who sent it, to
 * what name, from which page, how large, and which headers the answer carries.
 */
export function createGate({ site, proxies, dev }: GateSettings, next: Handler): RequestListener {
  async function pass(req: IncomingMessage, res: ServerResponse) {
    const { method = "GET", url = "/", headers } = req;
    const origin = ownOrigin(site, headers.host);
    const own = new URL(origin);
    const pathname = url.split("?", 1)[0] ?? "/";
    const requestId = randomUUID();
    const nonce = isPrivatePage(pathname) ? randomBytes(16).toString("base64") : null;
    const policy = contentSecurityPolicy(nonce, dev);
    for (const [name, value] of Object.entries(securityHeaders(pathname, own, policy))) {
      res.setHeader(name, value);
    }
    if (method === "OPTIONS") {
      res.writeHead(204, { allow }).end();
      return;
    }
    if (!safe.includes(method) && !unsafe.includes(method)) {
      refuse(req, res, {
        status: 405,
        title: "This cannot be done here",
        advice: `The method ${method} is not known here.`,
        headers: { allow },
      });
      return;
    }
    const fault = addressFault(url);
    if (fault) {
      refuse(req, res, fault);
      return;
    }
    const known = {
      own,
      peer: truePeer(req.socket.remoteAddress, headers, proxies),
      requestId,
      policy,
      fromOwnPage: unsafe.includes(method),
    };
    if (safe.includes(method)) {
      rewriteHeaders(headers, known);
      await next(req, res);
      return;
    }
    if (!isFromOwnPage(headers, origin)) {
      refuse(req, res, foreign(origin));
      return;
    }
    const limit = bodyLimit(pathname, headers["content-type"]);
    if (headers.expect === "100-continue" && Number(headers["content-length"] ?? 0) <= limit) {
      res.writeContinue();
    }
    const body = await readBody(req, limit);
    if (body === "broken") {
      res.destroy();
      return;
    }
    if (body === "large") {
      refuse(req, res, large(limit));
      return;
    }
    rewriteHeaders(headers, known);
    await next(withBody(req, body), res);
  }

  return (req, res) => {
    pass(req, res).catch((error: unknown) => {
      console.error("A request failed before it reached the site:", error);
      if (res.headersSent) res.destroy();
      else {
        refuse(req, res, {
          status: 500,
          title: "Something went wrong here",
          advice: "The fault is ours and was written down. Please try again in a minute.",
        });
      }
    });
  };
}
