/**
 * The one source of the present moment, so that tests own it.
 * Everything in lib and db asks here instead of calling `new Date()`.
 */
let source: () => number = Date.now;

/** The present instant. */
export function now(): Date {
  return new Date(source());
}

/** How far time was moved by a test, in milliseconds: for a moment that another clock, the database's, has told. */
export function movedBy(): number {
  return source() - Date.now();
}

/** Test seam: fixes the clock at an instant, or hands it a function. Returns a function that restores it. */
export function setClock(at: Date | (() => number)): () => void {
  const before = source;
  source = typeof at === "function" ? at : () => at.getTime();
  return () => {
    source = before;
  };
}
