/** Gives the place back; more than once does no harm. */
export type Free = () => void;

/**
 * How many bytes may be in memory at once, of all networks and of each: `take`
 * gives null where that many more would not fit and leave `spare`, and is asked
 * before the first of them is read.
 */
export class Budget {
  readonly #all: number;
  readonly #share: number;
  readonly #held = new Map<string, number>();
  #total = 0;

  constructor(all: number, share: number) {
    this.#all = all;
    this.#share = share;
  }

  take(network: string, { bytes, spare = 0 }: { bytes: number; spare?: number }): Free | null {
    const own = (this.#held.get(network) ?? 0) + bytes;
    if (own + spare > this.#share || this.#total + bytes + spare > this.#all) return null;
    this.#held.set(network, own);
    this.#total += bytes;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#total -= bytes;
      const left = (this.#held.get(network) ?? 0) - bytes;
      if (left > 0) this.#held.set(network, left);
      else this.#held.delete(network);
    };
  }
}
