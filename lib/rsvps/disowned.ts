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
 * What an RSVP or a disowned one of this address is found by. Whatever the rule
 * for plus-addresses is now, it may have been the other when the owner of the
 * mailbox disowned it.
 */
export function knownKeys(meetingId: string, email: string, rule: "distinct" | "same"): string[] {
  const hashes = (["distinct", "same"] as const).map((other) =>
    disownedKey(meetingId, emailKey(email, other)),
  );
  return [emailKey(email, rule), ...hashes];
}
