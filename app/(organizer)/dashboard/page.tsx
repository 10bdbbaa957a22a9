import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { groupsWithRole, hasRoleSomewhere } from "#lib/access/actor.ts";
import { findNextMeeting, listComing, listUnfinished, listUnreported } from "#lib/desk/queries.ts";
import { listWaiting } from "#lib/desk/waiting.ts";
import { mayOrganize } from "#lib/meetings/policy.ts";
import { countMeetingsFor } from "#lib/meetings/queries.ts";
import { now } from "#lib/time/clock.ts";
import { AddressNote } from "../address-note.tsx";
import { ClockNote } from "./clock-note.tsx";
import { DeskList } from "./desk-list.tsx";
import { NextMeeting } from "./next-meeting.tsx";
import { RestoredNote } from "./restored-note.tsx";
import { Unmailed } from "./unmailed.tsx";
import { WaitsElsewhere } from "./waits-elsewhere.tsx";

export const metadata: Metadata = { title: "Desk" };

const SHOWN = 6;

export default deskPage(async function DeskPage() {
  const actor = await requireActor();
  const own = groupsWithRole(actor, "helper");
  const organizes = hasRoleSomewhere(actor, "organizer");
  if (!hasRoleSomewhere(actor, "helper")) return <NoGroup />;

  const [next, coming, unfinished, unreported, waiting, counts] = await Promise.all([
    findNextMeeting(actor),
    listComing(actor, SHOWN + 1),
    listUnfinished(actor, SHOWN),
    listUnreported(actor, SHOWN),
    organizes ? listWaiting(actor) : [],
    countMeetingsFor(actor),
  ]);
  const at = now();
  const showGroup = own === "all" || own.length > 1;
  const schedule = (
    <ButtonLink href="/dashboard/meetings/new" variant="primary">
      Schedule a meeting
    </ButtonLink>
  );
  const first = Object.values(counts).every((n) => n === 0);
  return (
    <>
      {actor.siteAdmin ? (
        <div className="mb-6 empty:hidden">
          <AddressNote />
        </div>
      ) : null}
      {organizes ? <ClockNote actor={actor} /> : null}
      <RestoredNote actor={actor} />
      {organizes ? <Unmailed actor={actor} /> : null}
      {next ? (
        <NextMeeting
          meeting={next}
          at={at}
          organizes={mayOrganize(actor, next.groupId)}
          waiting={waiting}
          showGroup={showGroup}
        >
          {organizes ? <div className="hidden shrink-0 lg:block">{schedule}</div> : null}
        </NextMeeting>
      ) : (
        <PageHead title="Desk" />
      )}
      {first ? (
        <EmptyState
          title={organizes ? "Schedule your first meeting" : "Nothing is put on yet"}
          action={organizes ? schedule : null}
        >
          {organizes
            ? "A title, a date and a place are enough to begin. It stays a draft, seen only by organizers, until you put it on; then this page shows it with its RSVPs and what still wants doing."
            : "When an organizer puts a meeting on, it stands here with its RSVPs."}
        </EmptyState>
      ) : null}
      {!first && !next ? (
        <EmptyState title="Nothing is put on yet" action={organizes ? schedule : null}>
          {organizes
            ? unfinished.length > 0
              ? "Put one of the drafts below on, or schedule a new meeting."
              : "Schedule the next one."
            : "When an organizer puts a meeting on, it stands here."}
        </EmptyState>
      ) : null}
      <WaitsElsewhere waiting={waiting.filter(({ meeting }) => !next || meeting?.id !== next.id)} />
      <div className="mt-12 grid gap-x-12 gap-y-12 lg:grid-cols-2">
        <DeskList
          title="Also coming up"
          meetings={coming.filter((meeting) => meeting.id !== next?.id).slice(0, SHOWN)}
          at={at}
          showGroup={showGroup}
          organizes={organizes}
          all={[{ href: "/dashboard/meetings", label: "All upcoming meetings" }]}
        />
        {organizes ? (
          <>
            <DeskList
              title="Drafts and postponed"
              meetings={unfinished}
              at={at}
              showGroup={showGroup}
              organizes
              all={[
                { href: "/dashboard/meetings?list=drafts", label: "All drafts" },
                { href: "/dashboard/meetings?list=off", label: "All cancelled and postponed" },
              ]}
            />
            <DeskList
              title="Took place, no report yet"
              meetings={unreported}
              at={at}
              showGroup={showGroup}
              organizes
              all={[{ href: "/dashboard/meetings?list=past", label: "All past meetings" }]}
            />
          </>
        ) : null}
      </div>
      {organizes && next ? <div className="mt-12 lg:hidden">{schedule}</div> : null}
    </>
  );
});

function NoGroup() {
  return (
    <>
      <PageHead title="Desk" />
      <EmptyState title="You belong to no group yet">
        An owner of a group can invite you by mail. Once you accept, its meetings stand here.
      </EmptyState>
    </>
  );
}
