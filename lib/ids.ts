import { randomBytes } from "node:crypto";
import { now } from "#lib/time/clock.ts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const STEPS = 32 ** 3;

let last = { at: 0, step: 0 };

function digits(value: number, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) {
    text = ALPHABET[rest % 32] + text;
  }
  return text;
}

/**
 * A new row id: 26 characters of Crockford base 32, the first ten of them the
 * time in milliseconds (as in ULID), the next three a count from a random
 * start within it, the rest random. So ids sort by age, those of one moment and
 * process in the order they were made, and they index well.
 */
export function newId(): string {
  const at = now().getTime();
  const random = randomBytes(15);
  const step = at === last.at ? (last.step + 1) % STEPS : random.readUInt16LE(13) % (STEPS / 2);
  last = { at, step };
  let tail = "";
  for (const byte of random.subarray(0, 13)) tail += ALPHABET[byte % 32];
  return digits(at, 10) + digits(step, 3) + tail;
}
