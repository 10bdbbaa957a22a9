"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";

type Props = {
  form: RefObject<HTMLFormElement | null>;
  /** While the form is on its way, and once it is saved, nothing is held back. */
  off?: boolean;
};

/** What a form would send, as text to compare. */
export function formText(form: HTMLFormElement): string {
  const pairs = [...new FormData(form)].filter(
    ([name]) => name !== "formKey" && !name.startsWith("$"),
  );
  return JSON.stringify(pairs.map(([name, value]) => [name, String(value)]));
}

/**
 * Asks before a form with unsaved changes is left by a link, by going back or
 * by closing the page. What was changed and changed back is no change.
 */
export function UnsavedGuard({ form, off = false }: Props) {
  const [leaveTo, setLeaveTo] = useState<string | null>(null);
  const saved = useRef<string | null>(null);
  const letGo = useRef(false);

  useEffect(() => {
    if (off) return;
    // After hydration has put the comboboxes in the place of their selects.
    const timer = setTimeout(() => {
      if (form.current) saved.current ??= formText(form.current);
    }, 0);
    const isDirty = () =>
      !letGo.current &&
      form.current !== null &&
      saved.current !== null &&
      formText(form.current) !== saved.current;

    function beforeUnload(event: BeforeUnloadEvent) {
      if (isDirty()) event.preventDefault();
    }
    function click(event: MouseEvent) {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
      const here = link.origin === location.origin;
      if (!here || (link.pathname === location.pathname && link.hash !== "") || !isDirty()) return;
      event.preventDefault();
      event.stopPropagation();
      setLeaveTo(link.href);
    }
    addEventListener("beforeunload", beforeUnload);
    document.addEventListener("click", click, true);
    return () => {
      clearTimeout(timer);
      removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("click", click, true);
    };
  }, [form, off]);

  return (
    <Dialog
      title="Leave without saving?"
      description="What you changed on this page is not saved yet."
      open={leaveTo !== null}
      onOpenChange={(open) => {
        if (!open) setLeaveTo(null);
      }}
    >
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={() => setLeaveTo(null)}>
          Stay and save
        </Button>
        <Button
          variant="danger"
          onClick={() => {
            letGo.current = true;
            if (leaveTo) location.assign(leaveTo);
          }}
        >
          Leave without saving
        </Button>
      </div>
    </Dialog>
  );
}
