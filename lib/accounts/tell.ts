import type { Tx } from "#db/engine.ts";
import type { Actor } from "#lib/access/actor.ts";
import { env } from "#lib/env.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import type { Bodies } from "#lib/mail/templates/compose.ts";
import { getSiteName } from "#lib/site/public-queries.ts";

type Words = (facts: { siteName: string; account: string }) => { subject: string } & Bodies;

/** Tells somebody by mail, in the transaction that does it, that they can be signed in otherwise than before. */
export async function tellOfChange(tx: Tx, { email, name }: Actor, words: Words): Promise<void> {
  const siteName = await getSiteName(tx);
  await enqueueMail(tx, {
    kind: "sign-in-change",
    groupId: null,
    meetingId: null,
    rsvpId: null,
    to: { email, name },
    fromName: siteName,
    replyTo: null,
    ...words({ siteName, account: `${env().siteUrl}/dashboard/account` }),
    links: {},
  });
}
