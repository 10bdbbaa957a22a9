import { Table } from "#app/_ui/table.tsx";
import type { listPasskeys } from "#lib/accounts/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { RemovePasskeyForm } from "./remove-passkey-form.tsx";

type Props = { passkeys: Awaited<ReturnType<typeof listPasskeys>>; zone: string };

/** The passkeys of an account; nothing where there is none. */
export function PasskeyList({ passkeys, zone }: Props) {
  if (passkeys.length === 0) return null;
  return (
    <Table
      caption="Your passkeys"
      rows={passkeys}
      rowKey={({ id }) => id}
      columns={[
        {
          header: "Name",
          cell: ({ name }) => <span className="font-semibold break-words">{name}</span>,
        },
        { header: "Last used", cell: ({ usedAt }) => (usedAt ? stamp(usedAt, zone) : "not yet") },
        { header: "Added", cell: ({ createdAt }) => stamp(createdAt, zone) },
        {
          header: "Remove",
          bare: true,
          cell: ({ id, name }) => <RemovePasskeyForm passkeyId={id} name={name} />,
        },
      ]}
    />
  );
}
