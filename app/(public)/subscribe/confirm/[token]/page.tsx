import type { Metadata } from "next";
import { findPending } from "#lib/subscribers/subscribe.ts";
import { loadAllGroups } from "../../../load.ts";
import { PublicHead } from "../../../public-head.tsx";
import { confirm } from "../../actions.ts";
import { DeadLink } from "../../dead-link.tsx";
import { OwnChoicesForm } from "../../own-choices-form.tsx";

export const metadata: Metadata = {
  title: "Confirm your subscription",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ token: string }> };

/** What the link of a confirmation mail opens. Looking changes nothing: mail scanners follow links. */
export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  const pending = await findPending(token);
  if (pending.state !== "open") return <DeadLink why={pending.state} />;
  const groups = await loadAllGroups();
  return (
    <>
      <PublicHead title="Do you want to be kept informed?">
        <p>
          News goes to <strong className="wrap-anywhere">{pending.email}</strong> once you press the
          button. Choose what you like first.
        </p>
      </PublicHead>
      <OwnChoicesForm
        action={confirm}
        token={token}
        groups={groups.map(({ id, name }) => ({ id, name }))}
        chosen={pending}
        label="Yes, subscribe me"
      />
    </>
  );
}
