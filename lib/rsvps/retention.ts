import {
  and,
  count,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  sql,
} from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { answers, attendeeLinks, groups, meetings, outbox, questions, rsvps } from "#db/tables.ts";
import { LIST_MINUTES } from "./own-list.ts";

const DAY_MS = 86_400_000;
/** Days after the end for which answers to sensitive questions are kept. */
export const SENSITIVE_DAYS = 1;
/** Where people heard of a meeting is in their own words: it stays, as a count, only where so many said the same. */
const SAID_ALIKE = 3;
/** Meetings erased in one transaction, so that nobody's RSVP waits long for it. */
const BATCH = 50;

/**
 * Erases who came to meetings that at `due` had ended longer ago than their
 * group keeps it (groups.retention_days): names, addresses, words, answers and the mails.
 * What is left are counts. Returns the number of RSVPs erased; to run it again
 * changes nothing.
 */
export async function eraseExpiredRsvps(due: Date): Promise<number> {
  const candidates = await store.read
    .selectDistinct({
      id: meetings.id,
      endsAt: meetings.endsAt,
      retentionDays: groups.retentionDays,
    })
    .from(meetings)
    .innerJoin(groups, eq(groups.id, meetings.groupId))
    .innerJoin(
      rsvps,
      and(
        eq(rsvps.meetingId, meetings.id),
        // Of an RSVP erased before a hash may be left (disowned.ts).
        or(isNull(rsvps.erasedAt), isNotNull(rsvps.emailKey)),
      ),
    )
    .where(lt(meetings.endsAt, due));
  const over = candidates
    .filter(
      ({ endsAt, retentionDays }) => endsAt.getTime() + retentionDays * DAY_MS <= due.getTime(),
    )
    .map(({ id }) => id);
  let erased = 0;
  for (let from = 0; from < over.length; from += BATCH) {
    const batch = over.slice(from, from + BATCH);
    erased += await store.write((tx) => eraseRsvpsOf(tx, batch, due));
  }
  return erased;
}

/**
 * Erases what people answered about access and food a day after the meeting's
 * end, well before the rest, if `due` is later: it is nobody's business any more. Returns the
 * number of answers erased.
 */
export async function eraseSensitiveAnswers(due: Date): Promise<number> {
  const over = await store.read
    .selectDistinct({ id: questions.id })
    .from(answers)
    .innerJoin(questions, eq(questions.id, answers.questionId))
    .innerJoin(meetings, eq(meetings.id, questions.meetingId))
    .where(
      and(
        isNotNull(questions.sensitive),
        lte(meetings.endsAt, new Date(due.getTime() - SENSITIVE_DAYS * DAY_MS)),
      ),
    );
  let erased = 0;
  for (let from = 0; from < over.length; from += BATCH) {
    const batch = over.slice(from, from + BATCH).map(({ id }) => id);
    const gone = await store.write((tx) =>
      tx
        .delete(answers)
        .where(inArray(answers.questionId, batch))
        .returning({ questionId: answers.questionId }),
    );
    erased += gone.length;
  }
  return erased;
}

async function eraseRsvpsOf(tx: Tx, meetingIds: string[], at: Date): Promise<number> {
  const kept = tx.select({ id: rsvps.id }).from(rsvps).where(inArray(rsvps.meetingId, meetingIds));
  await tx.delete(answers).where(inArray(answers.rsvpId, kept));
  await tx
    .delete(outbox)
    .where(and(inArray(outbox.meetingId, meetingIds), isNotNull(outbox.rsvpId)));
  const erased = await tx
    .update(rsvps)
    .set({
      name: "",
      familyName: "",
      partyNames: [],
      email: null,
      emailKey: null,
      comment: "",
      note: "",
      searchKey: "",
      erasedAt: at,
    })
    .where(and(inArray(rsvps.meetingId, meetingIds), isNull(rsvps.erasedAt)))
    .returning({ id: rsvps.id });
  await tx.update(rsvps).set({ emailKey: null }).where(inArray(rsvps.meetingId, meetingIds));
  await eraseOwnWords(tx, meetingIds);
  return erased.length;
}

async function eraseOwnWords(tx: Tx, meetingIds: string[]): Promise<void> {
  const said = sql<string>`lower(trim(${rsvps.heardFrom}))`;
  const saidByMany = tx
    .select({ said })
    .from(rsvps)
    .where(inArray(rsvps.meetingId, meetingIds))
    .groupBy(rsvps.meetingId, said)
    .having(gte(count(), SAID_ALIKE));
  await tx
    .update(rsvps)
    .set({ heardFrom: "" })
    .where(
      and(
        inArray(rsvps.meetingId, meetingIds),
        ne(rsvps.heardFrom, ""),
        notInArray(said, saidByMany),
      ),
    );
}

/** Erases links that were too old to open anything at `due`, and the mails that brought them or still would. */
export async function eraseExpiredOwnLinks(due: Date): Promise<number> {
  const tooOld = new Date(due.getTime() - LIST_MINUTES * 60_000);
  const gone = await store.write(async (tx) => {
    await tx.delete(outbox).where(and(eq(outbox.kind, "rsvp-list"), lte(outbox.createdAt, tooOld)));
    return tx
      .delete(attendeeLinks)
      .where(lte(attendeeLinks.expiresAt, due))
      .returning({ tokenHash: attendeeLinks.tokenHash });
  });
  return gone.length;
}
