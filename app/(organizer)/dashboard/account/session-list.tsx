import { OneButton } from "#app/_ui/forms/one-button.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { listSessions } from "#lib/accounts/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { endSessionAction } from "./actions.ts";

type Session = Awaited<ReturnType<typeof listSessions>>[number];

type Props = {
  sessions: Session[];
  /** The id of the one at hand. */
  here: string;
  zone: string;
};

/** Where somebody is signed in; each session but the one at hand is ended here. */
export function SessionList({ sessions, here, zone }: Props) {
  return (
    <Table
      caption="Where you are signed in"
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        {
          header: "Browser",
          cell: ({ id, device }) => (
            <>
              <span className="font-semibold">{called(device)}</span>
              {id === here ? " (this one)" : null}
            </>
          ),
        },
        { header: "Last used", cell: ({ usedAt }) => stamp(usedAt, zone) },
        { header: "Signed in", cell: ({ startedAt }) => stamp(startedAt, zone) },
        {
          header: "Sign out",
          bare: true,
          cell: ({ id, device, usedAt }) =>
            id === here ? null : (
              <OneButton action={endSessionAction} fields={{ sessionId: id }}>
                Sign out
                <span className="sr-only">{` ${called(device)}, last used ${stamp(usedAt, zone)}`}</span>
              </OneButton>
            ),
        },
      ]}
    />
  );
}

const called = (device: string) => device || "A browser that does not say which";
