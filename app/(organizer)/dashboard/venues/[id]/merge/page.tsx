import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { MergePage, type MergePreview } from "#app/_ui/desk/merge-page.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { counted } from "#lib/text/plural.ts";
import { previewVenueMerge } from "#lib/venues/merge.ts";
import { getOwnVenue, listVenuesToMerge } from "#lib/venues/queries.ts";
import { mergeVenuesAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Merge venues" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ into?: string | string[] }>;
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const into = [(await searchParams).into].flat()[0];
  const actor = await requireActor();
  const venue = await getOwnVenue(actor, id);
  const choosing = !into || into === id;
  return (
    <MergePage
      noun="venue"
      plural="venues"
      base="/dashboard/venues"
      from={venue}
      choices={choosing ? await listVenuesToMerge(actor, id) : []}
      preview={choosing ? null : await preview(actor, id, into)}
      action={mergeVenuesAction.bind(null, id)}
    />
  );
});

const FACT: Record<string, string> = {
  address: "the address",
  latitude: "the place on the map",
  capacity: "the number of seats",
  accessNotes: "the access notes",
  directions: "the directions",
  url: "the website",
};

async function preview(actor: Actor, fromId: string, intoId: string): Promise<MergePreview> {
  const plan = await previewVenueMerge(actor, fromId, intoId);
  const { from, into, uses: meetings, upcoming, roomsMoved, roomsJoined } = plan;
  const taken = plan.factsTaken.flatMap((fact) => FACT[fact] ?? []);
  const effects = [
    meetings === 0
      ? "No meeting has to move."
      : `${counted(meetings, { one: "meeting moves", other: "meetings move" })} to “${into.name}”${
          upcoming > 0
            ? `; ${counted(upcoming, { one: "is", other: "are" })} still to come, and calendars learn of it.`
            : "; none of them is still to come."
        }`,
    roomsMoved.length > 0 ? `Its rooms come along: ${roomsMoved.join(", ")}.` : "",
    roomsJoined.length > 0 ? `Rooms of the same name become one: ${roomsJoined.join(", ")}.` : "",
    taken.length > 0 ? `“${into.name}” takes over what it does not have: ${taken.join(", ")}.` : "",
  ].filter(Boolean);
  return { from, into, effects };
}
