import type { Viewport } from "next";

/** The browser's own frame in the colour of the paper: --paper in theme.css. */
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfcf8" },
    { media: "(prefers-color-scheme: dark)", color: "#14130f" },
  ],
};
