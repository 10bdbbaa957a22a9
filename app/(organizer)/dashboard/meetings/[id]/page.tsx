import { deskPage } from "#app/_server/desk-page.tsx";
import { toldBy } from "#app/_server/told.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Link } from "#app/_ui/link.tsx";
import { Report } from "#app/_ui/markdown.tsx";
import { listWaiting } from "#lib/desk/waiting.ts";
import { env } from "#lib/env.ts";
import { mayEdit, possibleVerbs } from "#lib/meetings/policy.ts";
import { findThanks } from "#lib/scheduling/thanks.ts";
import { counted } from "#lib/text/plural.ts";
import { now } from "#lib/time/clock.ts";
import { loadFigures, loadMeeting, meetingTitle } from "../load.ts";
import { notOn } from "../not-on.ts";
import { Seats } from "../seats.tsx";
import { stateInWords } from "../state-words.ts";
import { MeetingDoneNote } from "./done-note.tsx";
import { Facts } from "./facts.tsx";
import { Record } from "./record.tsx";
import { TellReaders } from "./tell-readers.tsx";
import { ThanksPart } from "./thanks-part.tsx";
import { Verbs } from "./verbs.tsx";
import { ALL_READY, Wants } from "./wants.tsx";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string; draft?: string; said?: string }>;
};

export const generateMetadata = meetingTitle();

export default deskPage(async function MeetingPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, draft, said } = await searchParams;
  const { actor, meeting } = await loadMeeting(id);
  const figures = await loadFigures(id);
  const at = now();
  const organizes = mayEdit(actor, meeting);
  const over = meeting.endsAt <= at && meeting.status === "published";
  const { going, pending, tentative } = figures.rsvps;
  const waiting = figures.rsvps.waitlisted;
  const expected = [going, waiting, pending, tentative].some(({ rsvps }) => rsvps > 0);
  const waits = organizes ? await listWaiting(actor, id) : [];
  const thanks = organizes && over ? await findThanks(actor, meeting) : null;
  const heading = "headline mb-3 text-xl";
  return (
    <>
      <MeetingDoneNote
        done={done}
        refused={toldBy<string>(said, notOn(id))}
        meeting={meeting}
        toBeTold={figures.toBeTold}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="measure">
          <p className="text-lg">{stateInWords(meeting, at).sentence}</p>
          {meeting.status === "draft" ? null : (
            <p className="wrap-anywhere">
              <Link href={`/meetings/${meeting.slug}`} className="underline">
                {new URL(`/meetings/${meeting.slug}`, env().siteUrl).href}
              </Link>
            </p>
          )}
          {meeting.statusNote && meeting.status !== "draft" ? (
            <p className="mt-1 whitespace-pre-line text-quiet">“{meeting.statusNote}”</p>
          ) : null}
        </div>
        {organizes ? (
          <ButtonLink href={`/dashboard/meetings/${id}/edit`}>Edit the meeting</ButtonLink>
        ) : null}
      </div>
      <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-10">
          {organizes ? (
            <section>
              <h2 className={heading}>What wants doing</h2>
              <Wants
                meeting={{ ...meeting, programmeItems: figures.programmeItems }}
                waiting={waits}
                at={at}
                nothing={over || meeting.status !== "published" ? "Nothing." : ALL_READY}
              />
            </section>
          ) : null}
          {organizes && over ? (
            <section id="record" className="scroll-mt-4">
              <h2 className={heading}>The record</h2>
              <Record
                key={meeting.changedAt.getTime()}
                actor={actor}
                meeting={meeting}
                restore={draft === "restore"}
              />
            </section>
          ) : null}
          {organizes && over ? (
            <section id="thanks" className="scroll-mt-4">
              <h2 className={heading}>Thanks to those who came</h2>
              <ThanksPart id={id} thanks={thanks} timeZone={meeting.timeZone} />
            </section>
          ) : null}
          {organizes ? <TellReaders actor={actor} meeting={meeting} /> : null}
          {!organizes && meeting.report ? <Report source={meeting.report} /> : null}
          {organizes ? (
            <section>
              <h2 className={heading}>What you can do with it</h2>
              <Verbs
                meeting={meeting}
                verbs={possibleVerbs(meeting, at)}
                toBeTold={figures.toBeTold}
                expected={expected}
              />
            </section>
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-10">
          {meeting.takesRsvps ? (
            <section>
              <h2 className={heading}>Seats</h2>
              <Seats
                seatsTaken={meeting.seatsTaken}
                capacity={meeting.capacity}
                waiting={waiting.seats}
              />
              <p className="mt-3">
                <Link href={`/dashboard/meetings/${id}/rsvps`} className="underline">
                  {counted(going.rsvps, { one: "RSVP", other: "RSVPs" })}
                </Link>
                {pending.rsvps > 0 ? `, ${pending.rsvps} to approve` : null}
                {figures.rsvps.declined.rsvps > 0
                  ? `, ${figures.rsvps.declined.rsvps} with apologies`
                  : null}
                {over && meeting.attendance !== null ? `; ${meeting.attendance} came` : null}
              </p>
            </section>
          ) : null}
          <section>
            <h2 className={heading}>The facts</h2>
            <Facts meeting={meeting} programmeItems={figures.programmeItems} />
          </section>
        </div>
      </div>
    </>
  );
});
