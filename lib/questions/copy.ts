import { and, asc, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { questions } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";

/** Asks at a copy of a meeting what is asked at the meeting itself. */
export async function copyQuestions(tx: Tx, fromMeetingId: string, toMeetingId: string) {
  const rows = await tx
    .select()
    .from(questions)
    .where(and(eq(questions.meetingId, fromMeetingId), isNull(questions.retiredAt)))
    .orderBy(asc(questions.position), asc(questions.id));
  if (rows.length === 0) return;
  const copies = new Map(rows.map(({ id }) => [id, newId()]));
  await tx.insert(questions).values(
    rows.map((row, position) => {
      const before = row.shownIf && copies.get(row.shownIf.questionId);
      return {
        ...row,
        id: copies.get(row.id) ?? newId(),
        meetingId: toMeetingId,
        position,
        shownIf: row.shownIf && before ? { ...row.shownIf, questionId: before } : null,
      };
    }),
  );
}
