import type { Metadata } from "next";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";
import { LINK_MINUTES } from "#lib/accounts/sign-in.ts";
import { env } from "#lib/env.ts";

const mails = () => env().smtpUrl !== null;
const title = () => (mails() ? "Look into your mail" : "The link cannot be mailed");

export function generateMetadata(): Metadata {
  return { title: title() };
}

/** The same for every address, known or not. */
export default function SentPage() {
  const works = `The link works once, for ${LINK_MINUTES} minutes.`;
  return (
    <Doorstep title={title()}>
      {mails() ? (
        <p>
          If the address you gave has an account here, a mail with a link is on its way to it.{" "}
          {works} Of several that are asked for in a short time not all are sent: each that came
          works.
        </p>
      ) : (
        <p>
          This site has no mail server yet. If the address you gave has an account here, whoever
          runs the site finds the link on the desk, and in the terminal where it was started. Ask
          them for it. {works}
        </p>
      )}
      <p>
        <ButtonLink href="/sign-in">Back to signing in</ButtonLink>
      </p>
    </Doorstep>
  );
}
