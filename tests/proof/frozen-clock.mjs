// Preload for a site under proof: every clock of the process stands at FROZEN_AT, so that two
// sites say the same. SIGUSR2 puts it five minutes on (a form answered in no time is taken for a machine's).
const RealDate = Date;
let at = new RealDate(process.env.FROZEN_AT).getTime();
const STEP_MS = 5 * 60_000;

process.on("SIGUSR2", () => {
  at += STEP_MS;
});

globalThis.Date = class FrozenDate extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [at] : given));
  }
  static now() {
    return at;
  }
  // Own ones: Next makes a Date of its own from this one and copies what is its own.
  static UTC = RealDate.UTC;
  static parse = RealDate.parse;
};
