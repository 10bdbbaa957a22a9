"use client";

import { useRef, useState } from "react";

/** Where neither a press nor a key took the focus away, in milliseconds. */
const AT_MOST_MS = 2_000;

/** Runs something once the press or the key that is under way is over. */
function afterPress(run: () => void): void {
  const listening = new AbortController();
  const go = () => {
    clearTimeout(timer);
    listening.abort();
    // What was pressed hears of it first.
    setTimeout(run, 0);
  };
  const timer = setTimeout(go, AT_MOST_MS);
  for (const over of ["click", "keyup"]) {
    addEventListener(over, go, { capture: true, signal: listening.signal });
  }
}

/**
 * Whether a field was left, for what is then said below it. It is told after
 * the press that left it: else what is pressed moves away under the finger.
 */
export function useLeft() {
  const [left, setLeft] = useState(true);
  const inside = useRef(false);
  return {
    left,
    enter() {
      inside.current = true;
      setLeft(false);
    },
    leave() {
      inside.current = false;
      afterPress(() => setLeft(!inside.current));
    },
  };
}
