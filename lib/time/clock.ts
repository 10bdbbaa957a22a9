/**
 * The one source of the present moment, so that tests own it.
 * Everything in lib and db asks here instead of calling `new Date()`.
 */
const wall: () => number = Date.now;

let source = wall;

// The machine's time when this began, and from there what no setting of its clock changes.
const began = wall() - performance.now();
const evenly = () => Math.round(began + performance.now());
let even = evenly;

/** The present instant, as the machine's clock has it. */
export function now(): Date {
  return new Date(source());
}

/**
 * The present instant by a clock that began with the machine's and that nobody
 * sets: for how long something took, and how long it may. Two instants of one
 * process are as far apart as they were.
 */
export function evenNow(): Date {
  return new Date(even());
}

/** Whether a test owns the time: then no other clock is asked. */
export const isMoved = () => source !== wall;

/**
 * How far time was moved by a test, in milliseconds: for a moment that another
 * clock, the database's, has told. That this machine's alone was set moves none.
 */
export function movedBy(): number {
  if (!isMoved()) return 0;
  return even() - Math.round(performance.timeOrigin + performance.now());
}

/**
 * Test seam: fixes the clock at an instant, or hands it a function; `evenAt` is
 * the other clock where the machine's is set. Returns a function that restores both.
 */
export function setClock(
  at: Date | (() => number),
  evenAt: Date | (() => number) = at,
): () => void {
  const before = { source, even };
  const reading = (one: Date | (() => number)) =>
    typeof one === "function" ? one : () => one.getTime();
  source = reading(at);
  even = reading(evenAt);
  return () => {
    ({ source, even } = before);
  };
}
