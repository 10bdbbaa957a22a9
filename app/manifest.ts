import type { MetadataRoute } from "next";
import { getSiteName } from "#lib/site/public-queries.ts";

export const dynamic = "force-dynamic";

/** How the site stands on a telephone's home screen. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  return {
    name: await getSiteName(),
    start_url: "/",
    display: "minimal-ui",
    background_color: "#fdfcf8",
    theme_color: "#fdfcf8",
    icons: [
      { src: "/icon.svg", type: "image/svg+xml", sizes: "any" },
      { src: "/apple-icon.png", type: "image/png", sizes: "180x180" },
    ],
  };
}
