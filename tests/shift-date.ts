let shift: number | undefined;

/**
 * Moves this process's clock: from now on `Date` tells the time that is
 * `milliseconds` from the true one, to us and to every package. A second call
 * counts from the true time again.
 */
export function shiftDate(milliseconds: number): void {
  const first = shift === undefined;
  shift = milliseconds;
  if (!first) return;
  const Real = Date;
  const trueNow = Real.now;
  const now = () => trueNow() + (shift ?? 0);
  Real.now = now;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, by) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], by),
    apply: () => new Real(now()).toString(),
  });
}
