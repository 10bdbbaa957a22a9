import { createHash } from "node:crypto";
import { KIND_WORDS } from "#lib/search/kinds.ts";
import { offerPages } from "#lib/search/public-queries.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { partialDate, shortDate } from "#lib/time/dates.ts";

export const dynamic = "force-dynamic";

/**
 * A few pages for a text, for the list below a search field. Asked for again
 * each time, since what is withdrawn must be gone at once; what has not changed
 * is not sent again.
 */
export async function GET(request: Request): Promise<Response> {
  const text = cleanLine((new URL(request.url).searchParams.get("q") ?? "").slice(0, 200));
  const pages = await offerPages({ text, at: now() });
  const body = JSON.stringify({
    pages: pages.map(({ kind, href, title, date, off }) => ({
      href,
      title: title.map((piece) => (piece.found ? [piece.text] : piece.text)),
      note: [
        off === null ? KIND_WORDS[kind].one : off === "cancelled" ? "Cancelled" : "Postponed",
        date && (date.includes("T") ? shortDate(date) : partialDate(date)),
      ]
        .filter(Boolean)
        .join(", "),
    })),
  });
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "private, no-cache",
    "x-robots-tag": "noindex",
    etag,
  };
  const known = (request.headers.get("if-none-match") ?? "").includes(etag);
  return new Response(known ? null : body, { status: known ? 304 : 200, headers });
}
