/** A nudge comes from within a transaction: its commit is given this long. */
const COMMIT_MS = 25;

type Bell = { ring(): void; wait(milliseconds: number): Promise<void> };

/**
 * A wait that can be ended early, for work that is done in turns. What wakes
 * it may run in a transaction's context; what follows the wait does not.
 */
export function createBell(): Bell {
  let ring: () => void = () => {};
  let rung = false;
  return {
    ring() {
      rung = true;
      ring();
    },
    async wait(milliseconds: number): Promise<void> {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rung ? COMMIT_MS : milliseconds);
        ring = () => {
          clearTimeout(timer);
          setTimeout(resolve, COMMIT_MS);
        };
      });
      ring = () => {};
      rung = false;
    },
  };
}
