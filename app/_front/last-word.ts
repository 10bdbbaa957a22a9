import type { IncomingMessage } from "node:http";
import { failed, unavailable } from "./faults.ts";
import { outdated, unreadable } from "./forms.ts";
import { contentSecurityPolicy, INLINE_SCRIPTS, isTokenPage } from "./headers.ts";
import { type Refusal, wantsPage } from "./refusal.ts";
import type { ResponseState } from "./response.ts";
import type { LastWord, SiteResponse } from "./site-response.ts";

/**
 * What is finally sent for what Next made: the status that a page or an
 * action asked for, 503 while the database is out of reach, and pages that can
 * be read without scripts in place of Next's blank or bare ones.
 */
export function lastWord(req: IncomingMessage, res: SiteResponse, state: ResponseState): LastWord {
  return (made) => {
    if (res.getHeader("x-nextjs-prerender")) {
      // Made when the site was built: no nonce could be in it, and nobody's data is.
      res.setHeader("content-security-policy", contentSecurityPolicy(INLINE_SCRIPTS, false));
    }
    const type = String(res.getHeader("content-type") ?? "");
    const instead = (refusal: Refusal) =>
      wantsPage(req) || type.startsWith("text/html")
        ? refusal
        : { status: refusal.status, headers: refusal.headers };
    const isForm = req.method === "POST";
    if (made === 500) {
      if (state.failure === "unreadable") return instead(unreadable);
      const refusal = state.failure === "unavailable" ? unavailable : failed(state.requestId);
      console.error(
        `Request ${state.requestId} failed: ${refusal.status} ${req.method} ${speakable(req.url)}`,
      );
      return instead(refusal);
    }
    if (isForm && made >= 400 && type === "text/plain") return instead(outdated);
    if (made === 200 && state.status) return { status: state.status, headers: state.headers };
    return { status: made };
  };
}

/** An address without what may be secret in it: some carry tokens, any query may carry an e-mail address. */
function speakable(url = "/"): string {
  const path = url.split("?", 1)[0] ?? "/";
  return isTokenPage(path) ? `/${path.split("/")[1]}/…` : path;
}
