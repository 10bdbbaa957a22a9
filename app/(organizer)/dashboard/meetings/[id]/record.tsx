import type { Actor } from "#lib/access/actor.ts";
import { findFormDraft } from "#lib/form-drafts/queries.ts";
import { emptyRoom, listPictureRooms } from "#lib/images/room.ts";
import type { MeetingForOrganizer } from "#lib/meetings/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { DraftOffer } from "../form/draft-offer.tsx";
import { RecordForm } from "./record-form.tsx";

type Props = { actor: Actor; meeting: MeetingForOrganizer; restore: boolean };

/** The form of what is written down after the meeting, with what was typed before and not saved. */
export async function Record({ actor, meeting, restore }: Props) {
  const { id } = meeting;
  const name = `record:${id}`;
  const saved = {
    report: meeting.report,
    attendance: meeting.attendance === null ? "" : String(meeting.attendance),
    showsAttendance: meeting.showsAttendance,
    figureId: "",
    figureAlt: "",
    figureCaption: "",
  };
  const draft = await findFormDraft(actor, name);
  const rooms = await listPictureRooms(actor);
  const text = (name: string) => {
    const value = draft?.values[name];
    return typeof value === "string" ? value : "";
  };
  const typed = {
    report: text("report"),
    attendance: text("attendance"),
    showsAttendance: text("showsAttendance") !== "",
    figureId: text("figureId"),
    figureAlt: text("figureAlt"),
    figureCaption: text("figureCaption"),
  };
  const names = Object.keys(typed) as (keyof typeof typed)[];
  const differs = draft !== null && names.some((name) => typed[name] !== saved[name]);
  const restored = restore && differs;
  return (
    <RecordForm
      key={restored ? "restored" : "saved"}
      id={id}
      groupId={meeting.groupId}
      room={rooms[meeting.groupId] ?? emptyRoom()}
      draftName={name}
      values={restored ? typed : saved}
      waiting={differs && !restored}
      offer={
        differs ? (
          <DraftOffer
            form={name}
            savedAt={stamp(draft.savedAt, meeting.timeZone)}
            restoreHref={`/dashboard/meetings/${id}?draft=restore#record`}
            restored={restored}
          />
        ) : null
      }
    />
  );
}
