"use client";

import { type ReactNode, useEffect, useState } from "react";

type Props = {
  /** The part of the address that leads here: "#programme". */
  id: string;
  title: string;
  /** What stands in it, in a few words, for when it is closed. */
  said: string;
  /** Opens by itself while it holds errors, and again with every refusal. */
  hasErrors: boolean;
  refusals: number;
  /** Open at first. */
  open?: boolean;
  children: ReactNode;
};

/** A part of the form that is not needed every time, folded away in a native disclosure. */
export function Section({ id, title, said, hasErrors, refusals, open = false, children }: Props) {
  const [isOpen, setOpen] = useState(open || hasErrors);

  // A section closed by hand opens again when the form is refused again: hence `refusals`.
  useEffect(() => {
    if (hasErrors) setOpen(true);
  }, [hasErrors, refusals]);

  useEffect(() => {
    if (location.hash !== `#${id}`) return;
    setOpen(true);
    requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView());
  }, [id]);

  return (
    <details
      open={isOpen}
      // The browser may have opened it for the address's fragment already.
      suppressHydrationWarning
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-t border-rule"
    >
      <summary className="target flex cursor-pointer list-none items-center gap-4 py-3 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-4">
          <span className="headline block shrink-0 text-xl group-hover:underline">{title}</span>
          <span className="block truncate text-sm text-quiet group-open:hidden">{said}</span>
        </span>
        <span
          aria-hidden="true"
          className="headline shrink-0 text-2xl leading-none text-quiet group-open:rotate-45"
        >
          +
        </span>
      </summary>
      <div id={id} className="flex scroll-mt-6 flex-col gap-5 pt-1 pb-8">
        {children}
      </div>
    </details>
  );
}
