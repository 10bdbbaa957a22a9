import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { accounts } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { signInMail } from "#lib/mail/templates/account.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { printLink } from "./print-link.ts";
import { createSignInToken, LINK_MINUTES } from "./sign-in.ts";

/**
 * Mails a sign-in link to an address that has an account, and says whether it
 * has one: not for the asker's eyes. `email` is normalised, `callbackPath` a
 * path of this site.
 */
export async function mailSignInLink(email: string, callbackPath: string): Promise<boolean> {
  const siteName = await getSiteName();
  const link = await store.write(async (tx) => {
    const [account] = await tx
      .select({ name: accounts.name })
      .from(accounts)
      .where(eq(accounts.email, email));
    if (!account) return null;
    const token = await createSignInToken(tx, email);
    const query = new URLSearchParams({ token, callbackUrl: callbackPath });
    const signin = `${env().siteUrl}/sign-in/confirm?${query}`;
    await enqueueMail(tx, {
      kind: "sign-in",
      groupId: null,
      meetingId: null,
      rsvpId: null,
      to: { email, name: account.name },
      fromName: siteName,
      replyTo: null,
      ...signInMail({ siteName, minutes: LINK_MINUTES }),
      links: { signin },
    });
    return signin;
  });
  if (link) printLink("Somebody asked for a link to sign in", link);
  return link !== null;
}
