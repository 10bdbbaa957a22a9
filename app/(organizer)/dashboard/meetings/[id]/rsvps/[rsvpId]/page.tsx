import type { Metadata } from "next";
import Link from "next/link";
import { MailTable } from "#app/_ui/mail/mail-table.tsx";
import { RsvpStatus } from "#app/_ui/rsvps/rsvp-status.tsx";
import { now } from "#lib/clock.ts";
import { stamp } from "#lib/dates.ts";
import { listMail } from "#lib/mail/queries.ts";
import { getRsvp } from "#lib/rsvps/desk-queries.ts";
import { isStanding } from "#lib/rsvps/policy.ts";
import { loadMeeting, orNotFound } from "../../../load.ts";
import { cancelForGuest, saveNote } from "../actions.ts";
import { CancelForm } from "./cancel-form.tsx";
import { NoteForm } from "./note-form.tsx";

export const metadata: Metadata = { title: "An RSVP" };

type Props = { params: Promise<{ id: string; rsvpId: string }> };

export default async function RsvpAtDesk({ params }: Props) {
  const { id, rsvpId } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const rsvp = await orNotFound(getRsvp(actor, id, rsvpId));
  const mails = await listMail(
    actor,
    { search: "", state: "all", rsvpId },
    { offset: 0, limit: 50 },
  );
  return (
    <>
      <p>
        <Link
          href={`/dashboard/meetings/${id}/rsvps`}
          className="target inline-flex items-center underline"
        >
          All RSVPs
        </Link>
      </p>
      <h2 className="headline mt-2 text-2xl wrap-anywhere">{rsvp.name}</h2>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <RsvpStatus status={rsvp.status} />
        <span>{rsvp.partySize === 1 ? "1 person" : `${rsvp.partySize} people`}</span>
        {rsvp.email ? (
          <a href={`mailto:${rsvp.email}`} className="underline wrap-anywhere">
            {rsvp.email}
          </a>
        ) : null}
        <span className="text-quiet">received {stamp(rsvp.createdAt, meeting.timeZone)}</span>
      </p>
      <div className="mt-6">
        <NoteForm action={saveNote} id={rsvp.id} note={rsvp.note} />
      </div>
      {isStanding(rsvp.status) && meeting.endsAt > now() ? (
        <details className="mt-6">
          <summary className="target inline-flex cursor-pointer items-center font-semibold underline">
            Cancel this RSVP
          </summary>
          <p className="measure mt-2">
            {rsvp.name} is told by mail
            {rsvp.status === "going" ? ", and the seat goes to the next in line at once" : ""}.
          </p>
          <CancelForm action={cancelForGuest} id={rsvp.id} meetingId={id} />
        </details>
      ) : null}
      <section className="mt-10">
        <h3 className="headline mb-3 text-xl">Mail to {rsvp.name}</h3>
        {mails.rows.length > 0 ? (
          <MailTable rows={mails.rows} narrow />
        ) : (
          <p className="text-quiet">None so far.</p>
        )}
      </section>
    </>
  );
}
