import { randomBytes } from "node:crypto";
import { now } from "./clock.ts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * A new row id: 26 characters of Crockford base 32, the first ten of them the
 * time in milliseconds (as in ULID), so that ids sort by age and index well.
 */
export function newId(): string {
  let time = now().getTime();
  let head = "";
  for (let i = 0; i < 10; i++) {
    head = ALPHABET[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = "";
  for (const byte of randomBytes(16)) tail += ALPHABET[byte % 32];
  return head + tail;
}
