import { WORK } from "#lib/loop/figures.ts";
import { serverDelay } from "./backoff.ts";
import type { Outcome } from "./smtp.ts";

/* How many mails may be under way at once, and how long each lane rests. */

const { connections: CONNECTIONS, hangs: HANGS_MS } = WORK.mail;

/** As many lanes as there are connections, and one more for each mail that hangs, for as long as it does. */
export function createRoom(onHang: () => void) {
  let hanging = 0;
  return {
    /** Whether another mail may be begun in the n-th lane (from 0). */
    isOpen: (lane: number) => lane < CONNECTIONS + hanging,
    async during<T>(sending: () => Promise<T>): Promise<T> {
      let hangs = false;
      const patience = setTimeout(() => {
        hangs = true;
        hanging += 1;
        onHang();
      }, HANGS_MS);
      try {
        return await sending();
      } finally {
        clearTimeout(patience);
        if (hangs) hanging -= 1;
      }
    },
  };
}

/** Milliseconds for which a lane leaves the server alone after each mail: longer each time it was down in a row. */
export function createRest(): (outcome: Outcome) => number {
  let timesDown = 0;
  return ({ kind }) => {
    timesDown = kind === "down" ? timesDown + 1 : 0;
    return timesDown > 0 ? serverDelay(timesDown) : 0;
  };
}
