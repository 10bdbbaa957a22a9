import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { errorCode, isUnavailable, withOnePatience } from "#lib/health.ts";
import { type FrontSettings, type Handler, newExchange } from "./exchange.ts";
import { failed, unavailable } from "./faults.ts";
import { address } from "./handlers/address.ts";
import { body } from "./handlers/body.ts";
import { cleanAddress } from "./handlers/clean-address.ts";
import { deskPage } from "./handlers/desk-page.ts";
import { framework } from "./handlers/framework.ts";
import { lastWord } from "./handlers/last-word.ts";
import { methods } from "./handlers/methods.ts";
import { origin } from "./handlers/origin.ts";
import { parameters } from "./handlers/parameters.ts";
import { publicPage } from "./handlers/public-page.ts";
import { scripts } from "./handlers/scripts.ts";
import { searchLimit } from "./handlers/search-limit.ts";
import { securityHeaders } from "./handlers/security-headers.ts";
import { sitemapFile } from "./handlers/sitemap.ts";
import { toldToNext } from "./handlers/told-to-next.ts";
import type { Listener } from "./listen.ts";
import { refuse } from "./refusal.ts";
import { inResponse, type ResponseState } from "./response.ts";
import type { SiteResponse } from "./site-response.ts";

type Next = (req: IncomingMessage, res: SiteResponse) => Promise<void> | void;

/**
 * What stands before Next, in its order: each handler refuses an exchange,
 * responds to it, or adds what it has to add and lets it go on.
 */
const before: Handler[] = [
  methods,
  cleanAddress,
  parameters,
  scripts,
  sitemapFile,
  searchLimit,
  origin,
  body,
  toldToNext,
];

/** In development Next has its way: nothing is kept from it, and what it makes stays as it is. */
const developing: Handler[] = [securityHeaders, address, ...before];
const serving: Handler[] = [
  securityHeaders,
  address,
  framework,
  ...before,
  lastWord,
  publicPage,
  deskPage,
];

/** All that happens to a request until it is answered: `next` answers what is left. */
export function createFront(settings: FrontSettings, next: Next): Listener {
  const handlers = settings.dev ? developing : serving;

  async function respond(req: IncomingMessage, res: SiteResponse, state: ResponseState) {
    const exchange = newExchange(settings, req, res, state);
    for (const handler of handlers) {
      const verdict = await handler(exchange);
      if (verdict === "done") return;
      if (verdict) return refuse(req, res, verdict);
    }
    await inResponse(state, () => next(exchange.req, res));
  }

  return (req, res) => {
    const requestId = randomBytes(5).toString("hex");
    const state: ResponseState = { requestId, status: null, headers: {}, failure: null };
    withOnePatience(() => respond(req, res, state)).catch((error: unknown) => {
      if (req.destroyed && !req.complete) return; // The sender hung up.
      console.error(`Request ${requestId} failed before it reached the site:`, error);
      if (res.headersSent) res.destroy();
      else
        refuse(req, res, isUnavailable(error) ? unavailable(errorCode(error)) : failed(requestId));
    });
  };
}
