import { BUILT, isGone } from "../built.ts";
import type { Handler } from "../exchange.ts";
import { failed, outgrown, unavailable } from "../faults.ts";
import { outdated, unreadable } from "../forms.ts";
import { isForNext, KEPT_FOR_BACK, type Refusal, wantsPage } from "../refusal.ts";

/**
 * Decides what is finally sent for what Next made: the status that a page or
 * an action asked for, 503 while the database is out of reach, and pages that
 * can be read without scripts in place of Next's blank or bare ones.
 */
export const lastWord: Handler = ({ req, res, method, path, kind, state }) => {
  res.lastWord = (made) => {
    const type = String(res.getHeader("content-type") ?? "");
    // What Next says of a built file is to be kept for good, whatever became of it.
    const instead = (refusal: Refusal) =>
      wantsPage(req) || type.startsWith("text/html") || path.startsWith(BUILT)
        ? refusal
        : { status: refusal.status, headers: refusal.headers };
    if (made === 500 && isGone(path)) return instead(outgrown);
    if (made === 500) {
      const { failure } = state;
      if (failure?.why === "unreadable") return instead(unreadable);
      const refusal = failure ? unavailable(failure.code) : failed(state.requestId);
      // Without what may be secret: some paths carry tokens, any query may carry an e-mail address.
      const speakable = kind.secret ? `/${path.split("/")[1]}/…` : path;
      console.error(`Request ${state.requestId} failed: ${refusal.status} ${method} ${speakable}`);
      return instead(refusal);
    }
    if (method === "POST" && made >= 400 && type === "text/plain") return instead(outdated);
    // To an action of another page Next has no answer, since it may not send it on to itself.
    const isUnanswered = isForNext(req.headers) && type.startsWith("application/json");
    if (method === "POST" && kind.takes === "forms" && isUnanswered) return outdated;
    if (made !== 200) return { status: made };
    const inPlace = method === "POST" && wantsPage(req) && type.startsWith("text/html");
    const caching = inPlace ? { "cache-control": KEPT_FOR_BACK } : {};
    return { status: state.status ?? made, headers: { ...state.headers, ...caching } };
  };
};
