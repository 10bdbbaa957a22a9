import { store } from "#db/store.ts";
import { answers, questions } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";

type Row = Partial<typeof questions.$inferInsert>;

/** A question of a meeting; answers its id. */
export async function aQuestion(meetingId: string, row: Row): Promise<string> {
  const id = newId();
  await store.write((tx) =>
    tx
      .insert(questions)
      .values({ id, meetingId, position: 0, kind: "text", label: "A question", ...row }),
  );
  return id;
}

export async function answer(
  rsvpId: string,
  questionId: string,
  value: (typeof answers.$inferInsert)["value"],
  seat = 0,
): Promise<void> {
  await store.write((tx) => tx.insert(answers).values({ rsvpId, questionId, value, seat }));
}
