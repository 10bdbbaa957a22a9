"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/**
 * A link of the site's navigation that knows whether it is where one is
 * (`aria-current`). The server says so: it needs no scripts.
 */
export function SiteLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const here = path === href;
  const within = path.startsWith(`${href}/`);
  return (
    <a
      href={href}
      aria-current={here ? "page" : within ? "true" : undefined}
      className="target inline-flex items-center no-underline decoration-2 underline-offset-8 hover:underline aria-[current]:font-semibold aria-[current]:underline"
    >
      {children}
    </a>
  );
}
