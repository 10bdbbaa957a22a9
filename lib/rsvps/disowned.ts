import { sign } from "#lib/secret.ts";

/**
 * What stands for an address at a meeting once its owner said "this was not
 * me": enough to know it again and leave it alone, not enough to find it out
 * without the site's secret. No address has this form, so it meets none.
 */
export function disownedKey(meetingId: string, emailKey: string): string {
  return `disowned:${sign("disowned", `${meetingId}:${emailKey}`)}`;
}
