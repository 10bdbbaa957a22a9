import type { ReactNode } from "react";
import "./theme.css";
import { fontVariables } from "./fonts.ts";

/**
 * The html and body of both root layouts: language, type, and the skip link.
 * The page puts `id="content"` and `tabIndex={-1}` on its `main`.
 */
export function Document({ children }: { children: ReactNode }) {
  return (
    <html id="paper" data-scroll-behavior="smooth" lang="en-GB" className={fontVariables}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only z-50 bg-ink px-4 py-3 text-paper focus:not-sr-only focus:fixed focus:left-2 focus:top-2 print:hidden"
        >
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  );
}
