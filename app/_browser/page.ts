/*
 * The one script of a public page, in its head, so that what it adds is there
 * before anything is painted. The page's policy names its digest.
 */
import "./page/own-time.ts";
import "./page/press.ts";
import "./page/lookup.ts";
import "./page/search.ts";
import "./page/pending.ts";
import "./page/focus.ts";
