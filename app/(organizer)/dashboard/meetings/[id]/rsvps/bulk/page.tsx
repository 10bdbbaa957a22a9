import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { deskPart } from "#app/_server/desk-page.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import { type Asked, askedText } from "#lib/forms/asked.ts";
import { listConcerned } from "#lib/rsvps/desk/bulk.ts";
import { DEEDS } from "#lib/rsvps/desk/bulk-input.ts";
import {
  listSelected,
  readSelection,
  type Selected,
  selectionKey,
  selectionText,
} from "#lib/rsvps/desk/selection.ts";
import { counted, plural } from "#lib/text/plural.ts";
import { loadMeeting } from "../../../load.ts";
import { bulkAction } from "../actions.ts";
import { DeedForm } from "../deed-form.tsx";
import { DEED_WORDS } from "../deeds.ts";

export const metadata: Metadata = { title: "Several RSVPs" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Asked>;
};

/** Names that are read out before the button; of the others it says how many. */
const NAMED = 12;

export default deskPart(loadMeeting, async function BulkPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const { actor } = await loadMeeting(id);
  const selection = readSelection(asked);
  const to = selectionText(selection);
  if (askedText(asked, "do") === "message" && (selection.ids?.length ?? 1) > 0) {
    redirect(`/dashboard/meetings/${id}/messages/new?${to}`);
  }
  const deed = DEEDS.find((one) => one === askedText(asked, "do"));
  const chosen = await listSelected(actor, id, selection);
  const concerned = deed ? listConcerned(deed, selection, chosen) : [];
  const back = `/dashboard/meetings/${id}/rsvps`;
  return (
    <>
      <p>
        <Link href={back} className="target inline-flex items-center underline">
          All RSVPs
        </Link>
      </p>
      <h2 className="headline mt-2 text-2xl">{deed ? DEED_WORDS[deed].label : "Several RSVPs"}</h2>
      {deed && concerned.length > 0 ? (
        <div className="mt-4 flex flex-col gap-5">
          <Chosen rsvps={concerned} />
          {concerned.length < chosen.length ? (
            <p className="text-quiet">
              {chosen.length - concerned.length} of the {chosen.length} chosen{" "}
              {plural(chosen.length - concerned.length, {
                one: "stays as it is",
                other: "stay as they are",
              })}
              : {DEED_WORDS[deed].others}.
            </p>
          ) : null}
          <p className="measure">{DEED_WORDS[deed].does}</p>
          <DeedForm
            action={bulkAction}
            deed={deed}
            meetingId={id}
            to={to}
            shown={selectionKey(chosen)}
            count={concerned.length}
            cancelTo={back}
          />
        </div>
      ) : (
        <EmptyState
          title={chosen.length === 0 ? "Nobody is chosen" : "There is nobody to do this to"}
        >
          {chosen.length === 0 || !deed
            ? "Go back, tick those whom you mean, or choose all that are listed."
            : `Those you chose are ${DEED_WORDS[deed].others}.`}
        </EmptyState>
      )}
    </>
  );
});

function Chosen({ rsvps }: { rsvps: Selected[] }) {
  const people = rsvps.reduce((sum, { partySize }) => sum + partySize, 0);
  const more = rsvps.length - NAMED;
  return (
    <div>
      <p className="headline text-xl">
        {counted(rsvps.length, { one: "RSVP", other: "RSVPs" })},{" "}
        {counted(people, { one: "person", other: "people" })}
      </p>
      <ul className="mt-2 border-t-2 border-ink">
        {rsvps.slice(0, NAMED).map((rsvp) => (
          <li key={rsvp.id} className="border-b border-rule py-1.5 wrap-anywhere">
            <span className="font-semibold">{rsvp.name}</span>{" "}
            <span className="text-quiet">
              {rsvp.partySize > 1 ? `for ${rsvp.partySize}, ` : ""}
              {RSVP_WORDS[rsvp.status].toLowerCase()}
            </span>
          </li>
        ))}
        {more > 0 ? <li className="py-1.5 text-quiet">and {more} more</li> : null}
      </ul>
    </div>
  );
}
