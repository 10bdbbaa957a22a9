import type { Metadata } from "next";
import { currentActor } from "#app/_server/session.ts";
import { DeadLink } from "#app/(organizer)/dead-link.tsx";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";
import { env } from "#lib/env.ts";
import { findInvitation } from "#lib/members/public-queries.ts";
import { AcceptForm } from "./accept-form.tsx";

type Props = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: "Invitation" };

const MAY: Record<"owner" | "organizer" | "helper", string> = {
  owner: "An owner schedules meetings, sees who is coming and says who else may.",
  organizer: "An organizer schedules meetings and sees who is coming.",
  helper: "A helper sees who is coming, to welcome people at the door.",
};

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  if (!invitation) {
    return (
      <DeadLink title="This invitation no longer works">
        It has been accepted, taken back, or is too old. If you have accepted it, sign in. If not,
        ask whoever invited you for a new one.
      </DeadLink>
    );
  }
  const { email, groupName, role, accountId } = invitation;
  const actor = await currentActor();
  return (
    <Doorstep title={`An invitation from ${groupName}`}>
      <p>
        You are asked to be {role === "helper" ? "a" : "an"} <strong>{role}</strong> of{" "}
        <strong>{groupName}</strong>, as <strong className="break-words">{email}</strong>.{" "}
        {MAY[role]}
      </p>
      {actor && actor.email !== email ? (
        <p>You are signed in as {actor.email} now. The invitation is for the other address.</p>
      ) : null}
      <AcceptForm token={token} isNew={accountId === null} mailer={env().smtpUrl !== null} />
    </Doorstep>
  );
}
