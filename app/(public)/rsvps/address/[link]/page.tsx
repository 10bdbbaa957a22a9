import type { Metadata } from "next";
import { setStatus } from "#app/_front/response.ts";
import { findAskedAddress } from "#lib/rsvps/readdress.ts";
import { PublicHead } from "../../../public-head.tsx";
import { takeOwnAddress } from "../../[token]/address-actions.ts";
import { PressForm } from "../../[token]/press-form.tsx";

export const metadata: Metadata = {
  title: "Your address",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ link: string }> };

/** What the link mailed to another address opens. Looking changes nothing. */
export default async function AddressPage({ params }: Props) {
  const { link } = await params;
  const asked = await findAskedAddress(link);
  if (!asked) {
    setStatus(404);
    return (
      <PublicHead title="This link leads nowhere">
        <p>It may be too old, or the address was changed already.</p>
      </PublicHead>
    );
  }
  return (
    <PublicHead title="Is this your address?">
      <p>
        Mails about your RSVP for {asked.meeting.title} go to{" "}
        <strong className="wrap-anywhere">{asked.email}</strong> once you press the button. Links
        that were mailed to the old address lead nowhere then.
      </p>
      <PressForm
        action={takeOwnAddress}
        token={link}
        label="Yes, use this address"
        pendingLabel="One moment…"
      />
    </PublicHead>
  );
}
