import type { ReactNode } from "react";
import { requireActor } from "#app/_server/session.ts";
import { Link } from "#app/_ui/link.tsx";
import { ToastProvider } from "#app/_ui/toast.tsx";
import { getSiteName } from "#lib/site/public-queries.ts";
import { AccountMenu } from "./account-menu.tsx";
import { DeskNav } from "./desk-nav.tsx";
import { placesOf } from "./places.ts";

/** The frame of the desk. What may be seen and done on it is decided in lib, page by page. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <ToastProvider>
      <header className="border-b border-rule print:hidden">
        <div className="page flex flex-wrap items-center justify-between gap-x-6 pt-1">
          <Link
            href="/"
            className="target inline-flex min-w-0 items-center py-2 font-semibold leading-tight no-underline hover:underline"
          >
            {await getSiteName()}
          </Link>
          <AccountMenu name={actor.name || actor.email} />
        </div>
        <DeskNav places={placesOf(actor)} />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="page flex-1 pt-6 pb-16 outline-none sm:pt-8 print:p-0"
      >
        {children}
      </main>
    </ToastProvider>
  );
}
