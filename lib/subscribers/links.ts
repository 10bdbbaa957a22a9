import { env } from "#lib/env.ts";
import { linkToken } from "#lib/secret.ts";

type Subscriber = { id: string; linkEpoch: number };

/** What opens a subscriber's own page; derived, never stored. It is another after the epoch is raised. */
export const subscriberToken = ({ id, linkEpoch }: Subscriber) =>
  linkToken("subscriber", id, linkEpoch);

/** The links of a mail to a subscriber: their own page, and the address that unsubscribes by one POST (RFC 8058). */
export function subscriberLinks(subscriber: Subscriber): { manage: string; unsubscribe: string } {
  const token = subscriberToken(subscriber);
  return {
    manage: `${env().siteUrl}/subscribe/manage/${token}`,
    unsubscribe: `${env().siteUrl}/unsubscribe/${token}`,
  };
}
