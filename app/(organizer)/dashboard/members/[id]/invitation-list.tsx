import { Table } from "#app/_ui/table.tsx";
import type { listInvitations } from "#lib/members/queries.ts";
import { shortDate, toLocal } from "#lib/time/dates.ts";
import { RevokeForm } from "./revoke-form.tsx";

type Props = { invitations: Awaited<ReturnType<typeof listInvitations>>; manages: boolean };

const day = (instant: Date) => shortDate(toLocal(instant, "UTC").slice(0, 10));

/** Invitations that wait for an answer. */
export function InvitationList({ invitations, manages }: Props) {
  return (
    <section aria-labelledby="invitations-heading" className="flex flex-col gap-4">
      <h2 id="invitations-heading" className="headline text-2xl">
        Invited, not yet here
      </h2>
      {invitations.length === 0 ? (
        <p className="text-quiet">Nobody is invited at the moment.</p>
      ) : (
        <Table
          caption="Open invitations"
          rows={invitations}
          rowKey={({ id }) => id}
          columns={[
            {
              header: "E-mail",
              cell: ({ email }) => <span className="break-words font-semibold">{email}</span>,
            },
            { header: "Role", cell: ({ role }) => role },
            { header: "Good until", cell: ({ expiresAt }) => day(expiresAt) },
            {
              header: "Take back",
              bare: true,
              cell: ({ id, email }) => (manages ? <RevokeForm id={id} email={email} /> : null),
            },
          ]}
        />
      )}
    </section>
  );
}
