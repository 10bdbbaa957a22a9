"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "#app/_ui/link.tsx";

type Props = {
  href: string;
  children: ReactNode;
  className?: string;
  /** Current only on this very page, not on those below it. */
  exact?: boolean;
  /** Another page that belongs to it, with those below. */
  also?: string;
};

/** A link of a navigation that knows whether it is where one is (`aria-current`). */
export function NavLink({ href, children, className, exact = false, also }: Props) {
  const path = usePathname();
  const base = href.split("?")[0] ?? href;
  const here = path === base;
  const below = (page: string) => path === page || path.startsWith(`${page}/`);
  const within = (!exact && base !== "/" && below(base)) || (also !== undefined && below(also));
  return (
    <Link
      href={href}
      aria-current={here ? "page" : within ? "true" : undefined}
      className={`target inline-flex items-center no-underline decoration-2 underline-offset-8 hover:underline aria-[current]:font-semibold aria-[current]:underline ${className ?? ""}`}
    >
      {children}
    </Link>
  );
}
