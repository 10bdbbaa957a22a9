"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { formText } from "./unsaved-guard.tsx";

type Options = {
  form: RefObject<HTMLFormElement | null>;
  /** Keeps what was typed; a server action. Rejects or gives `ok: false` when it could not. */
  save: (data: FormData) => Promise<{ ok: boolean }>;
  /** False while there is nothing to keep: the form is on its way, or saved. */
  enabled?: boolean;
  /** Milliseconds of rest after the last change before it is kept. */
  rest?: number;
};

export type Autosave = { state: "idle" | "waiting" | "saving" | "saved" | "failed"; at?: Date };

/** Keeps a long form by itself a while after the last change, one save at a time, and says how it went. */
export function useAutosave({ form, save, enabled = true, rest = 1500 }: Options): Autosave {
  const [status, setStatus] = useState<Autosave>({ state: "idle" });
  const keep = useRef(save);
  keep.current = save;
  const kept = useRef<string | null>(null);

  useEffect(() => {
    // After hydration has put the comboboxes in the place of their selects.
    const timer = setTimeout(() => {
      if (form.current) kept.current ??= formText(form.current);
    }, 0);
    return () => clearTimeout(timer);
  }, [form]);

  useEffect(() => {
    const element = form.current;
    if (!element || !enabled) return;
    let busy = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const later = (wait: number) => {
      clearTimeout(timer);
      timer = setTimeout(run, wait);
    };
    async function run() {
      if (busy || !form.current) return later(rest);
      const text = formText(form.current);
      if (text === kept.current)
        return setStatus((was) => (was.state === "waiting" ? { state: "idle" } : was));
      busy = true;
      setStatus({ state: "saving" });
      try {
        const response = await keep.current(new FormData(form.current));
        if (!response.ok) throw new Error("not kept");
        kept.current = text;
        setStatus({ state: "saved", at: new Date() });
      } catch (problem) {
        console.warn(problem);
        setStatus({ state: "failed" });
        later(rest * 8);
      } finally {
        busy = false;
      }
    }
    function changed(event: Event) {
      if (!(event.target instanceof Node && element?.contains(event.target))) return;
      setStatus((was) => (was.state === "saving" ? was : { state: "waiting" }));
      later(rest);
    }
    // On the window, after React's own listeners: a state set before them would
    // put a controlled input's old value back while its new one is being read.
    addEventListener("input", changed);
    addEventListener("change", changed);
    // What was typed while nothing was kept.
    if (kept.current !== null && formText(element) !== kept.current) later(rest);
    return () => {
      clearTimeout(timer);
      removeEventListener("input", changed);
      removeEventListener("change", changed);
    };
  }, [form, enabled, rest]);

  return status;
}
