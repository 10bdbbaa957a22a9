import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { withoutContent } from "#lib/syndication/http.ts";
import { bodyLimit, readBody, withBody } from "./bodies.ts";
import {
  addressFault,
  failed,
  foreign,
  isFeed,
  isInterface,
  isOneClick,
  large,
  methodFault,
  methodsFor,
} from "./faults.ts";
import { formFault } from "./forms.ts";
import {
  contentSecurityPolicy,
  INLINE_SCRIPTS,
  isPrivatePage,
  rewriteHeaders,
  scriptsWith,
  securityHeaders,
} from "./headers.ts";
import { lastWord } from "./last-word.ts";
import type { Listener } from "./listen.ts";
import { isFromOwnPage, ownOrigin } from "./origin.ts";
import { type Proxies, truePeer } from "./peers.ts";
import { finishPage, isPublicPage } from "./public-page.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { inResponse, type ResponseState } from "./response.ts";
import { searchFault } from "./search-limit.ts";
import type { SiteResponse } from "./site-response.ts";

export type GateSettings = {
  site: URL;
  proxies: Proxies;
  dev: boolean;
};

type Handler = (req: IncomingMessage, res: SiteResponse) => Promise<void> | void;

const pathOf = (req: IncomingMessage) => (req.url ?? "/").split("?", 1)[0] ?? "/";

/**
 * Everything that happens to a request before Next sees it: who sent it, to
 * what name, from which page, how large, and which headers the response carries.
 */
export function createGate({ site, proxies, dev }: GateSettings, next: Handler): Listener {
  /** Reads what an unsafe request carries; a refusal, or the request with its body. */
  async function take(
    req: IncomingMessage,
    res: SiteResponse,
    own: string,
  ): Promise<Refusal | IncomingMessage> {
    const path = pathOf(req);
    if (!isOneClick(path) && !isFromOwnPage(req.headers, own)) return foreign(own);
    const limit = bodyLimit(path, req.headers["content-type"]);
    if (Number(req.headers["content-length"] ?? 0) > limit) return large(limit);
    if (req.headers.expect) res.writeContinue();
    const body = await readBody(req, limit);
    if (body === null) return large(limit);
    const readsItself = isInterface(path) || isOneClick(path);
    const fault = readsItself ? null : formFault(req.headers, body);
    return fault ?? withBody(req, body);
  }

  async function pass(req: IncomingMessage, res: SiteResponse, state: ResponseState) {
    const { method = "GET", url = "/" } = req;
    const path = pathOf(req);
    const own = new URL(ownOrigin(site, req.headers.host));
    const nonce = isPrivatePage(path) ? randomBytes(16).toString("base64") : null;
    const policy = contentSecurityPolicy(nonce ? scriptsWith(nonce) : INLINE_SCRIPTS, dev);
    for (const [name, value] of Object.entries(securityHeaders(path, own, policy))) {
      res.setHeader(name, value);
    }
    if (method === "OPTIONS") {
      const { headers } = withoutContent(method);
      res.writeHead(204, isFeed(path) ? headers : { allow: methodsFor(path).join(", ") }).end();
      return;
    }
    const fault = methodFault(method, path) ?? addressFault(url);
    if (fault) return refuse(req, res, fault);

    const peer = truePeer(req.socket.remoteAddress, req.headers, proxies);
    const searched = await searchFault(path, peer);
    if (searched) return refuse(req, res, searched);
    const unsafe = method !== "GET" && method !== "HEAD";
    const taken = unsafe ? await take(req, res, own.origin) : req;
    if ("advice" in taken) return refuse(req, res, taken);

    rewriteHeaders(taken.headers, { own, peer, requestId: state.requestId, policy, unsafe });
    // Where to come back to after signing in.
    taken.headers["x-marchmont-path"] = url;
    if (!dev) {
      res.lastWord = lastWord(taken, res, state);
      if (isPublicPage(path, taken.headers)) res.finish = finishPage(taken);
    }
    await inResponse(state, () => next(taken, res));
  }

  return (req, res) => {
    const requestId = randomBytes(5).toString("hex");
    const state: ResponseState = { requestId, status: null, headers: {}, failure: null };
    pass(req, res, state).catch((error: unknown) => {
      if (req.destroyed && !req.complete) return; // The sender hung up.
      console.error(`Request ${requestId} failed before it reached the site:`, error);
      if (res.headersSent) res.destroy();
      else refuse(req, res, failed(requestId));
    });
  };
}
