import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import {
  asSeen,
  discardList,
  findList,
  type GivenList,
  keepList,
  type ListFile,
  takeList,
} from "#lib/imports/given.ts";
import { refuse as refuseList } from "#lib/imports/refusals.ts";
import { startImport } from "#lib/imports/start.ts";
import { waitsForSeats } from "#lib/meetings/waiting.ts";
import type { Question } from "#lib/questions/rules.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import { againstAdding } from "../desk/add.ts";
import { listOpenQuestions } from "../desk/by-hand.ts";
import { atDesk } from "../desk/managed.ts";
import { getMeetingOfRsvps } from "../desk/queries.ts";
import { type ByHand, readByHand } from "./by-hand.ts";
import type { Layout } from "./columns.ts";
import { doubtsAbout } from "./doubts.ts";
import { belowTitle, guessLayout } from "./known.ts";
import { nameKey, type PlannedRow, planImport, seatingOrder } from "./plan.ts";
import { refuse } from "./refusals.ts";
import { hasNames } from "./row-values.ts";

async function getManaged(actor: Actor, meetingId: string) {
  const meeting = await getMeetingOfRsvps(actor, meetingId);
  if (!meeting.mayManage) throw new NotFound("Meeting");
  return meeting;
}

/**
 * Keeps a list for the actor to look over, for a day at most; no RSVP is
 * written. Refuses what is too large, what is no text and what has no rows.
 */
export async function keepImport(actor: Actor, meetingId: string, file: ListFile): Promise<Result> {
  await getManaged(actor, meetingId);
  return keepList(actor, meetingId, file, (rows) => guessLayout(rows).headings);
}

export type KeptImport = Omit<GivenList, "values"> & {
  questions: Question[];
  /** What was set by hand, by the line of the file. */
  byHand: ByHand;
};

/** The list that the actor gave and has not put away, or null. */
export async function findImport(actor: Actor, meetingId: string): Promise<KeptImport | null> {
  await getManaged(actor, meetingId);
  const list = await findList(actor, meetingId);
  if (!list) return null;
  const { values, ...kept } = list;
  const questions = await listOpenQuestions(actor, meetingId);
  const rows = belowTitle(list.rows, questions);
  return { ...kept, rows, questions, byHand: readByHand(values.byHand) };
}

/** Puts the list away that was seen. Refusal: other. */
export async function discardImport(
  actor: Actor,
  meetingId: string,
  seen: string,
): Promise<Result> {
  await getManaged(actor, meetingId);
  return discardList(actor, meetingId, seen);
}

/** What will become of every row, as things stand. Changes nothing. */
export async function planOf(
  actor: Actor,
  meetingId: string,
  kept: Pick<KeptImport, "rows" | "byHand">,
  layout: Layout,
): Promise<PlannedRow[]> {
  const meeting = await getManaged(actor, meetingId);
  const known = await presentRsvps(store.read, meetingId);
  const questions = await listOpenQuestions(actor, meetingId);
  return planImport(kept.rows, layout, { ...meeting, ...known, questions }, kept.byHand);
}

async function presentRsvps(db: Reader, meetingId: string) {
  const rows = await db
    .select({ name: rsvps.name, emailKey: rsvps.emailKey, waits: sql<unknown>`${waitsForSeats}` })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(and(eq(rsvps.meetingId, meetingId), isNull(rsvps.erasedAt)));
  const unnamedAddresses = new Map<string, number>();
  for (const { name, emailKey } of rows) {
    if (emailKey === null) {
      unnamedAddresses.set(nameKey(name), (unnamedAddresses.get(nameKey(name)) ?? 0) + 1);
    }
  }
  return {
    emailKeys: new Set(rows.flatMap(({ emailKey }) => emailKey ?? [])),
    unnamedAddresses,
    someoneWaits: rows.some(({ waits }) => waits),
  };
}

type Press = {
  meetingId: string;
  /** The list that was looked over. */
  list?: string;
  /** How it is read, of which the list itself is given. */
  layout: (kept: KeptImport) => Layout;
  tell: boolean;
  insist?: readonly string[];
};

/**
 * Begins to import the good rows of the kept list as it was looked over, those
 * who are going before those who wait there; it goes on in the background. The
 * list is not kept any more then, so that it is imported once. Refusals: gone,
 * other, no-name, nothing, and those of the meeting's state; where the list leaves
 * open who comes, those of `doubtsAbout`, to be insisted upon.
 */
export async function beginImport(
  actor: Actor,
  { meetingId, list, layout: layoutOf, tell, insist = [] }: Press,
): Promise<Result<{ id: string }>> {
  const found = asSeen(await findImport(actor, meetingId), list);
  if (!found.ok) return found;
  const kept = found.value;
  const layout = layoutOf(kept);
  if (!hasNames(kept.rows, layout)) return refuse("no-name");
  const doubt = doubtsAbout(kept.rows, layout).find(
    ({ mayInsist = "" }) => !insist.includes(mayInsist),
  );
  if (doubt) return doubt;
  const plan = seatingOrder(await planOf(actor, meetingId, kept, layout));
  const rows = plan.flatMap(({ fate, row }) =>
    row && (fate === "added" || fate === "waiting") ? [row] : [],
  );
  if (rows.length === 0) return refuse("nothing");
  return atDesk(actor, meetingId, async ({ tx, seats }) => {
    const against = againstAdding(seats);
    if (against) return against;
    if (!(await takeList(tx, actor, meetingId, kept.list))) return refuseList("gone");
    const id = await startImport(tx, actor, {
      kind: "rsvps",
      groupId: seats.groupId,
      meetingId,
      name: kept.name,
      detail: { tell, leftOut: plan.length - rows.length },
      rows,
    });
    return done({ id });
  });
}
