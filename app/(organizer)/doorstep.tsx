import type { ReactNode } from "react";
import { Link } from "#app/_ui/link.tsx";
import { getSiteName } from "#lib/site/public-queries.ts";
import { AddressNote } from "./address-note.tsx";

/** The frame of pages before the desk: the site's name and one column. */
export async function Doorstep({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <header className="border-b border-rule print:hidden">
        <div className="page py-1">
          <Link
            href="/"
            className="target inline-flex items-center font-semibold no-underline hover:underline"
          >
            {await getSiteName()}
          </Link>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="page flex-1 py-8 outline-none sm:py-12">
        <div className="flex max-w-md flex-col gap-6">
          <h1 className="headline text-3xl sm:text-4xl">{title}</h1>
          <AddressNote />
          {children}
        </div>
      </main>
    </>
  );
}
