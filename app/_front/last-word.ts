import type { IncomingMessage } from "node:http";
import type { Answer } from "./answer.ts";
import { failed, unavailable } from "./faults.ts";
import { outdated, unreadable } from "./forms.ts";
import { contentSecurityPolicy, INLINE_SCRIPTS, isTokenPage } from "./headers.ts";
import { type Refusal, wantsPage } from "./refusal.ts";
import type { LastWord, Reply } from "./reply.ts";

/**
 * What is finally sent for what Next made: the status that a page or an
 * action asked for, 503 while the database is out of reach, and pages that can
 * be read without scripts in place of Next's blank or bare ones.
 */
export function lastWord(req: IncomingMessage, res: Reply, answer: Answer): LastWord {
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
      if (answer.failure === "unreadable") return instead(unreadable);
      const refusal = answer.failure === "unavailable" ? unavailable : failed(answer.requestId);
      console.error(
        `Request ${answer.requestId} failed: ${refusal.status} ${req.method} ${speakable(req.url)}`,
      );
      return instead(refusal);
    }
    if (isForm && made >= 400 && type === "text/plain") return instead(outdated);
    if (made === 200 && answer.status) return { status: answer.status, headers: answer.headers };
    return { status: made };
  };
}

/** An address without what may be secret in it: some carry tokens, any query may carry an e-mail address. */
function speakable(url = "/"): string {
  const path = url.split("?", 1)[0] ?? "/";
  return isTokenPage(path) ? `/${path.split("/")[1]}/…` : path;
}
