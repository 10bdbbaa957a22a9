import { env } from "#lib/env.ts";
import { askOtherAddress } from "./address-actions.ts";
import { AddressForm } from "./address-form.tsx";
import type { AddressAsked } from "./deeds.ts";

type Props = { email: string | null; token: string; asked: AddressAsked | null };

/** Where the mails about the RSVP go, and how to have them go elsewhere. */
export function Address({ email, token, asked }: Props) {
  return (
    <section id="address">
      <h2 className="headline text-2xl">Your address</h2>
      {email ? (
        <p className="mt-1">
          Mails go to <strong className="wrap-anywhere">{email}</strong>.
        </p>
      ) : null}
      {asked ? (
        <p
          role="status"
          tabIndex={-1}
          data-focus=""
          className="measure mt-2 font-semibold text-good"
        >
          {asked.mailed
            ? `A mail is on its way to ${asked.email}. Press the button that its link opens: until then nothing changes.`
            : `This site has no mail server yet, so ${asked.email} cannot be asked. Write to the organizers instead.`}
        </p>
      ) : null}
      <AddressForm
        action={askOtherAddress}
        token={token}
        hint={
          env().smtpUrl
            ? "A mail goes there first: the address is used once its link was pressed."
            : "This site has no mail server yet, so no other address can be asked. Write to the organizers instead."
        }
      />
    </section>
  );
}
