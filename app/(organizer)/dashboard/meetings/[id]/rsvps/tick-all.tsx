"use client";

import { useEffect, useState } from "react";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";

type Props = { form: string; shown: number; unfolds: string };

/** Ticks every row shown, says how many are ticked, and then unfolds what can be done with them. Without scripts the rows are ticked one by one. */
export function TickAll({ form, shown, unfolds }: Props) {
  const hydrated = useHydrated();
  const [ticked, setTicked] = useState(0);
  useEffect(() => {
    const count = () => setTicked(boxes(form).filter(({ checked }) => checked).length);
    count();
    document.addEventListener("change", count);
    return () => document.removeEventListener("change", count);
  }, [form]);
  const some = ticked > 0;
  useEffect(() => {
    const fold = document.getElementById(unfolds);
    if (some && fold instanceof HTMLDetailsElement) fold.open = true;
  }, [some, unfolds]);
  if (!hydrated) return null;
  return (
    <label className="target inline-flex cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        className="size-5 accent-ink"
        checked={ticked === shown}
        onChange={(event) => {
          for (const box of boxes(form)) box.checked = event.currentTarget.checked;
        }}
      />
      <span>
        Tick all on this page
        <span className="text-quiet tabular-nums" role="status">
          {ticked > 0 ? ` (${ticked} ticked)` : ""}
        </span>
      </span>
    </label>
  );
}

function boxes(form: string): HTMLInputElement[] {
  return [
    ...document.querySelectorAll<HTMLInputElement>(`input[name="id"][form="${CSS.escape(form)}"]`),
  ];
}
