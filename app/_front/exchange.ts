import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Kind, kindOf } from "./kinds.ts";
import { ownOrigin } from "./own-origin.ts";
import { type Proxies, truePeer } from "./peers.ts";
import { contentSecurityPolicy, DEVELOPING, withNonce } from "./policy.ts";
import { PLAIN_PAGE, type Refusal } from "./refusal.ts";
import type { ResponseState } from "./response.ts";
import type { SiteResponse } from "./site-response.ts";

export type FrontSettings = {
  site: URL;
  proxies: Proxies;
  dev: boolean;
  /** Whether a Cookie header holds a session that is going on. */
  isKnown: (cookie: string | undefined) => Promise<boolean>;
};

/** One request and its response, with what everybody on its way wants to know of it. */
export type Exchange = {
  /** As it came; once its body has been read, a copy of which it can be read again. */
  req: IncomingMessage;
  readonly res: SiteResponse;
  readonly method: string;
  /** Whether it may change something. */
  readonly unsafe: boolean;
  /** The path and the query as they were sent, and the path alone. */
  readonly url: string;
  readonly path: string;
  readonly kind: Kind;
  /** The origin that the site has for this request. */
  readonly own: URL;
  /** The address of who sent it. */
  readonly peer: string;
  /** The Content-Security-Policy of the page that Next makes. */
  readonly policy: string;
  readonly state: ResponseState;
  readonly isKnown: FrontSettings["isKnown"];
};

/** What became of an exchange: it was refused, or is done with; where nothing is said it goes on. */
type Verdict = Refusal | "done" | undefined;

/** One thing that is done with an exchange, or that it must pass. */
export type Handler = (exchange: Exchange) => Verdict | Promise<Verdict>;

/** What is to be known of a request, before anything is done with it. */
export function newExchange(
  { site, proxies, dev, isKnown }: FrontSettings,
  req: IncomingMessage,
  res: SiteResponse,
  state: ResponseState,
): Exchange {
  const { method = "GET", url = "/" } = req;
  const path = url.split("?", 1)[0] ?? "/";
  const kind = kindOf(url);
  const nonce = kind.scripts === "nonce" && randomBytes(16).toString("base64");
  const inline = nonce ? withNonce(nonce) : dev ? DEVELOPING : PLAIN_PAGE;
  return {
    req,
    res,
    method,
    unsafe: !["GET", "HEAD", "OPTIONS"].includes(method),
    url,
    path,
    kind,
    own: new URL(ownOrigin(site, req.headers.host)),
    peer: truePeer(req.socket.remoteAddress, req.headers, proxies),
    policy: contentSecurityPolicy(inline, dev),
    state,
    isKnown,
  };
}
