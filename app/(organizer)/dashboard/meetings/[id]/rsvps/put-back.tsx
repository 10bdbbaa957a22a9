import type { Actor } from "#lib/access/actor.ts";
import { listConcerned } from "#lib/rsvps/desk/bulk.ts";
import { readRsvpQuery } from "#lib/rsvps/desk/list-filter.ts";
import { listSelected, selectionKey, selectionText } from "#lib/rsvps/desk/selection.ts";
import { bulkAction } from "./actions.ts";
import { DeedForm } from "./deed-form.tsx";

type Props = { actor: Actor; meetingId: string; at: unknown };

/** The way back right after several were cancelled, and that it was taken. */
export async function PutBack({ actor, meetingId, at }: Props) {
  const query = readRsvpQuery({ cancelled: at });
  if (query.cancelled === "") return null;
  const selection = { ids: null, query };
  const gone = await listSelected(actor, meetingId, selection);
  const count = listConcerned("reinstate", selection, gone).length;
  if (count === 0) return <p className="text-quiet">None of them is cancelled any more.</p>;
  return (
    <div className="mt-2">
      <DeedForm
        action={bulkAction}
        deed="reinstate"
        meetingId={meetingId}
        to={selectionText(selection)}
        shown={selectionKey(gone)}
        count={count}
      />
    </div>
  );
}
