import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { OneButton } from "#app/_ui/forms/one-button.tsx";
import { ImportProgress } from "#app/_ui/imports/import-progress.tsx";
import { Link } from "#app/_ui/link.tsx";
import { getImport, type ListedImport } from "#lib/imports/queries.ts";
import { NotFound } from "#lib/result.ts";
import { listStaying, outlookOfUndo } from "#lib/rsvps/import/undo.ts";
import { UNDONE_FROM } from "#lib/rsvps/import/undo-rows.ts";
import { counted } from "#lib/text/plural.ts";
import { now } from "#lib/time/clock.ts";
import { stamp } from "#lib/time/dates.ts";
import { loadMeeting } from "../../../../load.ts";
import { stopAction, undoAction } from "../actions.ts";
import { StayingList } from "./staying-list.tsx";

export const metadata: Metadata = { title: "An imported list" };

type Props = { params: Promise<{ id: string; importId: string }> };

/** What became of rows, in the order in which it is said. */
const BECAME = [
  ["added", "added"],
  ["waitlisted", "on the waiting list"],
  ["duplicate", "on the list already"],
  ["full", "left out: no seat, and no waiting list"],
  ["party", "left out: a party larger than the meeting"],
  ["left", "not imported"],
  ["gone", "taken away"],
  ["told", "cancelled, and told so: a mail had reached them"],
  ["stays", "left as they are: somebody has touched them since"],
] as const;

export default deskPart(loadMeeting, async function ImportedPage({ params }: Props) {
  const { id, importId } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const list = await getImport(actor, "rsvps", importId);
  if (list.meetingId !== id) throw new NotFound("Import");
  const base = `/dashboard/meetings/${id}/rsvps`;
  return (
    <>
      <p className="flex flex-wrap gap-x-6">
        <Link href={base} className="target inline-flex items-center underline">
          All RSVPs
        </Link>
        <Link href={`${base}/import`} className="target inline-flex items-center underline">
          Import a list
        </Link>
      </p>
      <h2 className="headline mt-2 text-2xl wrap-anywhere">{list.name}</h2>
      <p className="mt-1 mb-5 text-quiet">
        {[list.by, stamp(list.createdAt, meeting.timeZone)].filter(Boolean).join(", ")}
        <LeftOut list={list} />
      </p>
      <ImportProgress list={list} words={BECAME} undoable={UNDONE_FROM} />
      {list.state === "importing" || list.state === "undoing" ? (
        <p className="mt-3">
          <Link
            href={`${base}/import/${importId}`}
            className="target inline-flex items-center underline"
          >
            See how far it has come
          </Link>
        </p>
      ) : (
        <p className="mt-3">
          <Link
            href={`${base}?source=import`}
            className="target inline-flex items-center underline"
          >
            See them on the list
          </Link>
        </p>
      )}
      {list.figures.owed > 0 ? (
        <div className="mt-4">
          <OneButton
            action={stopAction}
            fields={{ id: list.id, meetingId: id }}
            pendingLabel="Stopping…"
          >
            Stop the import
          </OneButton>
        </div>
      ) : null}
      <Undo meetingId={id} list={list} over={meeting.endsAt <= now()} />
    </>
  );
});

/** How many rows of the file were not to be imported. */
function LeftOut({ list }: { list: ListedImport }) {
  const { leftOut } = list.detail;
  if (typeof leftOut !== "number" || leftOut === 0) return null;
  return <>. {counted(leftOut, { one: "row", other: "rows" })} of the file left out.</>;
}

type UndoProps = { meetingId: string; list: ListedImport; over: boolean };

/** The way to take it away again, with what will become of whom; once it is undone, who stayed. */
async function Undo({ meetingId, list, over }: UndoProps) {
  if (list.state === "undoing") return null;
  const stays = await listStaying(list.id);
  if (list.state === "undone") return <StayingList stays={stays} meetingId={meetingId} />;
  const { goes, told } = await outlookOfUndo(list.id);
  if (over || (goes === 0 && list.figures.owed === 0)) return null;
  return (
    <section className="mt-10 border-t border-rule pt-5">
      <h3 className="headline text-xl">Undo this import</h3>
      <p className="measure mt-2">
        {goesWords(goes - told, told)} Seats that become free go to those who wait for one.
      </p>
      <StayingList stays={stays} meetingId={meetingId} />
      <div className="mt-4">
        <OneButton
          action={undoAction}
          fields={{ id: list.id, meetingId }}
          variant="danger"
          pendingLabel="Taking away…"
        >
          Undo the import
        </OneButton>
      </div>
    </section>
  );
}

/** What becomes of those whom nobody has touched since. */
function goesWords(gone: number, told: number): string {
  const away = `${counted(gone, { one: "RSVP of it is", other: "RSVPs of it are" })} taken away again, with the mails that wait for them.`;
  if (told === 0) return `${away} Nobody has to be told.`;
  const cancelled = `${counted(told, { one: "person was", other: "people were" })} told by mail already: they are cancelled instead, and told so by mail.`;
  return gone === 0 ? cancelled : `${away} ${cancelled}`;
}
