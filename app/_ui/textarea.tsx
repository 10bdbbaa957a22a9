"use client";

import { type ComponentProps, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { useHydrated } from "./forms/use-hydrated.ts";

type Props = ComponentProps<"textarea"> & { id: string };

/**
 * A textarea that keeps what was typed before the scripts came: React puts what
 * the page came with back into one that was not empty, as into no other control.
 */
export function Textarea({ ref, ...rest }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const hydrated = useHydrated();
  // Read in the first render, before React takes the element over.
  const [early] = useState(() => (hydrated ? null : typedIn(rest.id)));
  useImperativeHandle(ref, () => area.current!, []);
  useLayoutEffect(() => {
    if (early === null || !area.current || area.current.value === early) return;
    area.current.value = early;
    area.current.dispatchEvent(new Event("input", { bubbles: true }));
  }, [early]);
  return <textarea {...rest} ref={area} />;
}

/** What stands in the element that the server sent; null on the server. */
function typedIn(id: string): string | null {
  if (typeof document === "undefined") return null;
  const sent = document.getElementById(id);
  return sent instanceof HTMLTextAreaElement ? sent.value : null;
}
