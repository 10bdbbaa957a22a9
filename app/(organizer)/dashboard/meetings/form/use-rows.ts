"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

export type Entry<Row> = { key: string; row: Row };

/**
 * The rows of a list in a form. Each keeps its inputs, with what was typed,
 * under a key of its own while its index changes. Tells the form of every
 * change, and puts the focus where the next step is.
 */
export function useRows<Row>(
  form: RefObject<HTMLFormElement | null>,
  first: readonly Row[],
  changed: () => void,
) {
  const [entries, setEntries] = useState<readonly Entry<Row>[]>(() =>
    first.map((row, index) => ({ key: `first-${index}`, row })),
  );
  const made = useRef(0);
  const touched = useRef(false);
  const focus = useRef<string | null>(null);
  const tell = useRef(changed);
  tell.current = changed;

  // What is changed is the newest list: an Undo may come long after its row was drawn.
  function change(
    edit: (before: readonly Entry<Row>[]) => readonly Entry<Row>[],
    focusOn?: string,
  ) {
    touched.current = true;
    focus.current = focusOn ?? null;
    setEntries(edit);
  }

  function entryOf(row: Row): Entry<Row> {
    made.current += 1;
    return { key: `new-${made.current}`, row };
  }

  useEffect(() => {
    // Named here so that this runs after each change of the rows.
    if (!entries || !touched.current) return;
    // Whoever watches the form (drafts, unsaved changes) hears of rows only this way.
    form.current?.dispatchEvent(new Event("change", { bubbles: true }));
    tell.current();
    if (focus.current) document.getElementById(focus.current)?.focus();
    focus.current = null;
  }, [entries, form]);

  return {
    entries,
    add(row: Row, focusOn: string) {
      const entry = entryOf(row);
      change((before) => [...before, entry], focusOn);
    },
    insert(index: number, row: Row, focusOn: string) {
      const entry = entryOf(row);
      change((before) => before.toSpliced(index, 0, entry), focusOn);
    },
    move(from: number, to: number, focusOn?: string) {
      change((before) => {
        const entry = before[from];
        if (!entry || to < 0 || to >= before.length || from === to) return before;
        return before.toSpliced(from, 1).toSpliced(to, 0, entry);
      }, focusOn);
    },
    remove(index: number, focusOn: string) {
      change((before) => before.toSpliced(index, 1), focusOn);
    },
  };
}
