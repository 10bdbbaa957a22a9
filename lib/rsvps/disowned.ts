import { emailKey } from "#lib/mail/address.ts";
import { sign } from "#lib/secret.ts";

/**
 * What stands for an address at a meeting once its owner said "this was not
 * me": enough to know it again and leave it alone, not enough to find it out
 * without the site's secret. No address has this form, so it meets none.
 */
export function disownedKey(meetingId: string, emailKey: string): string {
  return `disowned:${sign("disowned", `${meetingId}:${emailKey}`)}`;
}

/**
 * What an RSVP or a disowned one of this address is found by. Also the hash of
 * the whole address counts: the rule for plus-addresses may have been another
 * when its owner disowned it.
 */
export function knownKeys(meetingId: string, email: string, rule: "distinct" | "same"): string[] {
  const key = emailKey(email, rule);
  return [key, disownedKey(meetingId, key), disownedKey(meetingId, emailKey(email))];
}
