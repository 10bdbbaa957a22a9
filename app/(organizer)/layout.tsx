import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Document } from "#app/_ui/document.tsx";
import { viewport } from "#app/_ui/viewport.ts";
import { env } from "#lib/env.ts";
import { getSiteName } from "#lib/site/public-queries.ts";

// Depends on who is signed in; never cached.
export const dynamic = "force-dynamic";

export { viewport };

export async function generateMetadata(): Promise<Metadata> {
  const name = await getSiteName();
  return {
    metadataBase: new URL(env().siteUrl),
    title: { default: name, template: `%s · ${name}` },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export default function OrganizerLayout({ children }: { children: ReactNode }) {
  return <Document>{children}</Document>;
}
