import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { DoneNote, outcome } from "#app/_ui/desk/done-note.tsx";
import { Facts } from "#app/_ui/desk/facts.tsx";
import { Link } from "#app/_ui/link.tsx";
import { MailTable } from "#app/_ui/mail/mail-table.tsx";
import { listMail } from "#lib/mail/queries.ts";
import { getRsvp } from "#lib/rsvps/desk/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { now } from "#lib/time/clock.ts";
import { stamp } from "#lib/time/dates.ts";
import { loadMeeting } from "../../../load.ts";
import { saveNote } from "../actions.ts";
import { SOURCE_WORDS } from "../filter-form.tsx";
import { State } from "../rsvp-table.tsx";
import { DeedsHere } from "./deeds-here.tsx";
import { NoteForm } from "./note-form.tsx";

export const metadata: Metadata = { title: "An RSVP" };

type Props = {
  params: Promise<{ id: string; rsvpId: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export default deskPart(loadMeeting, async function RsvpAtDesk({ params, searchParams }: Props) {
  const { id, rsvpId } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const rsvp = await getRsvp(actor, id, rsvpId);
  const mails = await listMail(
    actor,
    { search: "", state: "all", rsvpId },
    { offset: 0, limit: 50 },
  );
  const zone = meeting.timeZone;
  const over = meeting.endsAt <= now();
  const name = rsvp.erasedAt ? "Erased" : rsvp.name;
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
      <DoneNote>{outcome({ saved: "Saved." }, (await searchParams).done)}</DoneNote>
      <div className="mt-2 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <h2 className="headline text-2xl wrap-anywhere">{name}</h2>
        {over || rsvp.erasedAt ? null : (
          <ButtonLink href={`/dashboard/meetings/${id}/rsvps/${rsvpId}/edit`}>Edit</ButtonLink>
        )}
      </div>
      <div className="mt-4">
        <Facts
          facts={[
            { term: "State", value: <State rsvp={rsvp} timeZone={zone} /> },
            {
              term: "People",
              value: counted(rsvp.partySize, { one: "person", other: "people" }),
            },
            { term: "Family name", value: rsvp.familyName },
            { term: "Who comes along", value: rsvp.partyNames.filter(Boolean).join("\n") },
            {
              term: "E-mail",
              value: rsvp.email ? (
                <>
                  <a href={`mailto:${rsvp.email}`} className="underline">
                    {rsvp.email}
                  </a>
                  {rsvp.bounced > 0 ? (
                    <span className="block text-danger">
                      No such mailbox: mails come back. Correct the address, or telephone.
                    </span>
                  ) : null}
                </>
              ) : (
                "None"
              ),
            },
            {
              term: "Received",
              value: `${stamp(rsvp.createdAt, zone)}, ${SOURCE_WORDS[rsvp.source].toLowerCase()}`,
            },
            { term: "Moved up", value: rsvp.promotedAt ? stamp(rsvp.promotedAt, zone) : null },
            { term: "Heard of it", value: rsvp.heardFrom },
            { term: "To the organizers", value: rsvp.comment },
            {
              term: "Named to others",
              value: meeting.namesAttendees ? (rsvp.named ? "Yes" : "No") : null,
            },
            ...rsvp.answers.map(({ label, seat, said }) => ({
              term: seat > 0 ? `${label} (person ${seat})` : label,
              value: said,
            })),
          ]}
        />
      </div>
      <div className="mt-6">
        <NoteForm action={saveNote} id={rsvp.id} note={rsvp.note} />
      </div>
      <DeedsHere meetingId={id} rsvp={rsvp} over={over} />
      <section className="mt-10">
        <h3 className="headline mb-3 text-xl">Mail to {name}</h3>
        {mails.rows.length > 0 ? (
          <MailTable rows={mails.rows} narrow />
        ) : (
          <p className="text-quiet">None so far.</p>
        )}
      </section>
    </>
  );
});
