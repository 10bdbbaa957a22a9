import Link from "next/link";
import type { Want } from "#lib/desk/wants.ts";

/** What wants doing for a meeting, each a link to where it is done. */
export function Wants({ id, wants }: { id: string; wants: readonly Want[] }) {
  return (
    <ul className="border-t-2 border-ink">
      {wants.map((want) => (
        <li key={want.key} className="border-b border-rule">
          <Link
            href={wantHref(id, want)}
            className="group flex items-center gap-4 py-3 no-underline"
          >
            <span aria-hidden="true" className="size-3 shrink-0 border-2 border-ink" />
            <span className="min-w-0 flex-1">
              <span className="block font-semibold group-hover:underline">{want.todo}</span>
              <span className="block text-sm text-quiet">{want.why}</span>
            </span>
            <span aria-hidden="true" className="text-quiet">
              ›
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function wantHref(id: string, { at }: Want): string {
  const base = `/dashboard/meetings/${id}`;
  if ("form" in at) return `${base}/edit#${at.form}`;
  if ("verb" in at) return `${base}#${at.verb}`;
  if ("rsvps" in at) return `${base}/rsvps?state=${at.rsvps}`;
  return at.page === "record" ? `${base}#record` : `${base}/${at.page}`;
}
