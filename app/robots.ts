import type { MetadataRoute } from "next";
import { env } from "#lib/env.ts";

export const dynamic = "force-dynamic";

/**
 * Unlisted meetings and secret links carry noindex themselves: naming them
 * here would tell the world where they are and keep crawlers from reading it.
 */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", disallow: ["/dashboard", "/sign-in", "/api/"] },
    sitemap: `${env().siteUrl}/sitemap.xml`,
  };
}
