import { and, asc, count, eq, gt, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { store } from "#db/store.ts";
import { mailings, meetings, outbox, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { isInNobodysHands } from "#lib/mail/held-back.ts";
import { mailOf } from "#lib/mail/scope.ts";
import { mailingsOf } from "#lib/mailings/policy.ts";
import { listMoved } from "#lib/scheduling/moved.ts";
import { now } from "#lib/time/clock.ts";

/*
 * Who waits, anywhere: as long as this says that somebody does, the desk says
 * of nothing that it is ready.
 */

export type WaitKind =
  /** RSVPs that want approval, that are in the waiting list, whose seat is held for a yes. */
  | "approval"
  | "waitlist"
  | "held"
  /** Mails that a server refused for good, and those that are tried again and again. */
  | "parked"
  | "retried"
  /** A mailing that somebody paused. */
  | "paused"
  /** People of a meeting that a law has moved, as far as nobody told them. */
  | "moved";

export type Waiting = {
  kind: WaitKind;
  /** How many RSVPs or mails; of a mailing, 1. */
  n: number;
  /** Null for mail that is about no meeting. */
  meeting: { id: string; title: string } | null;
  mailing?: { id: string; audience: "subscribers" | "rsvps"; subject: string };
};

type About = { id: string | null; title: string | null };

const about = { id: meetings.id, title: meetings.title };

const meetingOf = ({ id, title }: About) => (id === null ? null : { id, title: title ?? "" });

/** All that waits at one meeting of the actor's groups, or at all of them and beside them; the soonest meeting first. For organizers. */
export async function listWaiting(actor: Actor, meetingId?: string): Promise<Waiting[]> {
  const [people, mail, held, moved] = await Promise.all([
    peopleWaiting(actor, meetingId),
    mailWaiting(actor, meetingId),
    mailingsPaused(actor, meetingId),
    listMoved(actor, meetingId),
  ]);
  const untold = moved.map(({ id, title, untold: n }) => ({
    kind: "moved" as const,
    n,
    meeting: { id, title },
  }));
  return [...mail, ...held, ...untold, ...people];
}

const KIND_OF = { pending: "approval", waitlisted: "waitlist", going: "held" } as const;

/** Who waits for a meeting that is yet to be. */
async function peopleWaiting(actor: Actor, meetingId?: string): Promise<Waiting[]> {
  const waits = or(
    inArray(rsvps.status, ["pending", "waitlisted"]),
    and(eq(rsvps.status, "going"), isNotNull(rsvps.heldUntil)),
  );
  const toCome = and(
    inArray(meetings.status, ["draft", "published", "postponed"]),
    or(eq(meetings.status, "postponed"), gt(meetings.endsAt, now())),
  );
  const rows = await store.read
    .select({ ...about, status: rsvps.status, n: count() })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(
      and(waits, toCome, ofMeeting(meetingId), inGroupsOf(actor, "organizer", meetings.groupId)),
    )
    .groupBy(meetings.id, meetings.title, meetings.startsAt, rsvps.status)
    .orderBy(asc(meetings.startsAt), asc(meetings.id), asc(rsvps.status));
  return rows.map(({ status, n, ...meeting }) => ({
    kind: KIND_OF[status as keyof typeof KIND_OF],
    n,
    meeting: meetingOf(meeting),
  }));
}

function ofMeeting(meetingId?: string): SQL | undefined {
  return and(isNull(meetings.deletedAt), meetingId ? eq(meetings.id, meetingId) : undefined);
}

/** Mail that does not get through, for good or so far. */
async function mailWaiting(actor: Actor, meetingId?: string): Promise<Waiting[]> {
  const stuck = or(
    eq(outbox.state, "parked"),
    and(eq(outbox.state, "queued"), isInNobodysHands, gt(outbox.attempts, 0)),
  );
  const rows = await store.read
    .select({ ...about, state: outbox.state, n: count() })
    .from(outbox)
    .leftJoin(meetings, and(eq(meetings.id, outbox.meetingId), isNull(meetings.deletedAt)))
    .where(and(stuck, mailOf(actor), meetingId ? eq(outbox.meetingId, meetingId) : undefined))
    .groupBy(meetings.id, meetings.title, meetings.startsAt, outbox.state)
    // Mail of no meeting first, on either engine.
    .orderBy(
      asc(isNotNull(meetings.startsAt)),
      asc(meetings.startsAt),
      asc(meetings.id),
      asc(outbox.state),
    );
  return rows.map(({ state, n, ...meeting }) => ({
    kind: state === "parked" ? "parked" : "retried",
    n,
    meeting: meetingOf(meeting),
  }));
}

async function mailingsPaused(actor: Actor, meetingId?: string): Promise<Waiting[]> {
  const rows = await store.read
    .select({
      ...about,
      mailing: { id: mailings.id, audience: mailings.audience, subject: mailings.subject },
    })
    .from(mailings)
    .leftJoin(meetings, and(eq(meetings.id, mailings.meetingId), isNull(meetings.deletedAt)))
    .where(
      and(
        eq(mailings.state, "paused"),
        mailingsOf(actor),
        meetingId ? eq(mailings.meetingId, meetingId) : undefined,
      ),
    )
    .orderBy(asc(mailings.createdAt), asc(mailings.id));
  return rows.map(({ mailing, ...meeting }) => ({
    kind: "paused",
    n: 1,
    meeting: meetingOf(meeting),
    mailing,
  }));
}
