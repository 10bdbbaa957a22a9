import type { ReactNode } from "react";
import { env } from "#lib/env.ts";

/** Where mail waits in vain: that no mail server is set, and what comes of it. Nothing where there is one. */
export function NoServer({ children }: { children: ReactNode }) {
  if (env().smtpUrl) return null;
  return (
    <div className="mb-6 border-l-4 border-danger py-1 pl-4">
      <p className="font-semibold">No mail server is set, so nothing is sent.</p>
      <p className="measure">{children}</p>
    </div>
  );
}
