import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { FileForm } from "#app/_ui/imports/file-form.tsx";
import { ImportList } from "#app/_ui/imports/import-list.tsx";
import { Link } from "#app/_ui/link.tsx";
import { listImports } from "#lib/imports/queries.ts";
import { findImport } from "#lib/rsvps/import/commands.ts";
import { stamp } from "#lib/time/dates.ts";
import { loadMeeting } from "../../../load.ts";
import { keepAction } from "./actions.ts";

export const metadata: Metadata = { title: "Import a list" };

type Props = { params: Promise<{ id: string }> };

export default deskPart(loadMeeting, async function ImportPage({ params }: Props) {
  const { id } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const kept = await findImport(actor, id);
  const before = await listImports(actor, { kind: "rsvps", meetingId: id });
  const base = `/dashboard/meetings/${id}/rsvps`;
  return (
    <>
      <p>
        <Link href={base} className="target inline-flex items-center underline">
          All RSVPs
        </Link>
      </p>
      <h2 className="headline mt-2 text-2xl">Import a list</h2>
      <p className="measure mt-2">
        A list of people from a spreadsheet or another program, saved as CSV: up to 5,000 rows. You
        see first what will happen with each row; until then nothing is added.
      </p>
      {kept ? (
        <p className="measure mt-4 border-l-4 border-ink py-1 pl-4">
          “{kept.name}” of {stamp(kept.keptAt, meeting.timeZone)} is still here.{" "}
          <Link href={`${base}/import/check`} className="underline">
            Go on with it
          </Link>
          , or choose another.
        </p>
      ) : null}
      <div className="mt-6">
        <FileForm action={keepAction} meetingId={id} />
      </div>
      <ImportList imports={before} base={`${base}/import`} timeZone={meeting.timeZone} />
    </>
  );
});
