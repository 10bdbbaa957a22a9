import type { Metadata } from "next";
import type { ReactNode } from "react";
import { scriptNamed } from "#app/_front/scripts.ts";
import { Document } from "#app/_ui/document.tsx";
import { viewport } from "#app/_ui/viewport.ts";
import { env } from "#lib/env.ts";
import { loadSiteName } from "./load.ts";
import { SheetBar } from "./sheet-bar.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

// Rendered for every request, from the database alone: no cookie, no header.
export const dynamic = "force-dynamic";

export { viewport };

export async function generateMetadata(): Promise<Metadata> {
  const name = await loadSiteName();
  return {
    metadataBase: new URL(env().siteUrl),
    title: { default: name, template: `%s · ${name}` },
    openGraph: { siteName: name, locale: "en_GB", type: "website" },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const name = await loadSiteName();
  return (
    <Document>
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={name}
        href="/opensearch.xml"
      />
      <script data-page="" dangerouslySetInnerHTML={{ __html: scriptNamed("page").text }} />
      <SheetBar />
      <SiteHeader />
      <main id="content" tabIndex={-1} className="page flex-1 pb-16 outline-none print:pb-0">
        {children}
      </main>
      <SiteFooter />
    </Document>
  );
}
