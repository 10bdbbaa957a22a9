import { sitemap } from "#lib/syndication/sitemap.ts";
import type { Handler } from "../exchange.ts";
import { sendKept } from "../kept-file.ts";

/**
 * Sends the sitemap as it was made. Next would compress it anew for everybody
 * who asks, which is most of what it costs.
 */
export const sitemapFile: Handler = async (exchange) => {
  if (exchange.path !== "/sitemap.xml" || exchange.unsafe) return;
  sendKept(exchange, { ...(await sitemap()), type: "application/xml; charset=utf-8" });
  return "done";
};
