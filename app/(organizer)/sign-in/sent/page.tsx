import type { Metadata } from "next";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";
import { LINK_MINUTES } from "#lib/accounts/sign-in.ts";
import { env } from "#lib/env.ts";

export const metadata: Metadata = { title: "Look into your mail" };

/** The same for every address, known or not. */
export default function SentPage() {
  return (
    <Doorstep title="Look into your mail">
      <p>
        If the address you gave has an account here, a mail with a link is on its way to it. The
        link works once, for {LINK_MINUTES} minutes.
      </p>
      {env().smtpUrl ? null : (
        <p>
          This site has no mail server yet. Whoever runs it finds the link in the terminal where it
          was started.
        </p>
      )}
      <p>
        <ButtonLink href="/sign-in">Back to signing in</ButtonLink>
      </p>
    </Doorstep>
  );
}
