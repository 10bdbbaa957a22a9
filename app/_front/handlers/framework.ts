import { BUILT } from "../built.ts";
import type { Handler } from "../exchange.ts";
import type { Refusal } from "../refusal.ts";

const nothing: Refusal = {
  status: 404,
  title: "There is nothing here",
  advice: "Please check the link.",
};

/** Pages as their data and its pieces. */
const DATA = /\.(rsc|segments)(\/|$)/;

/** What Next's scripts ask for, on pages that have none. */
const ASKED_BY_SCRIPTS = /^(rsc|next-router-|next-url$|next-action$)/;

/**
 * What asks for a part of a file, or for it only if it has changed in a way
 * that it cannot. Where the answer is no (412, 416) Next looks for a page of
 * that name and fails; the whole file is right for all of them.
 */
const CONDITIONS = ["range", "if-range", "if-match", "if-unmodified-since"];

/**
 * Lets of Next's own ways to answer only those through which the site asks
 * for: the files it built, and for pages with its scripts their data. No page
 * of ours begins with "_"; what does is Next's, and knows nothing of who may
 * see what: it would keep a picture for hours after it was withdrawn.
 */
export const framework: Handler = ({ req, path, kind }) => {
  if ((path.startsWith("/_") && !path.startsWith(BUILT)) || DATA.test(path)) return nothing;
  if (path.startsWith(BUILT)) for (const name of CONDITIONS) delete req.headers[name];
  if (kind.scripts === "nonce") return;
  for (const name of Object.keys(req.headers)) {
    if (ASKED_BY_SCRIPTS.test(name)) delete req.headers[name];
  }
};
