"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type Props = {
  href: string;
  /** Another page that belongs to it, with those below. */
  also?: string;
  children: ReactNode;
};

/**
 * A link of the site's navigation that knows whether it is where one is
 * (`aria-current`). The server says so: it needs no scripts.
 */
export function SiteLink({ href, also, children }: Props) {
  const path = usePathname();
  const here = path === href;
  const within = [href, also].some((page) => page && path.startsWith(`${page}/`));
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
