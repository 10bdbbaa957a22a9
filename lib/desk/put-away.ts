import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { done, type Result } from "#lib/result.ts";
import { getEditable } from "#lib/scheduling/editable.ts";
import type { SuggestionInput } from "./input.ts";

/** Puts a suggestion for a meeting away, for all its organizers; nobody else learns of it. NotFound for who may not change the meeting. */
export function putAway(actor: Actor, named: SuggestionInput): Promise<Result> {
  return change(actor, named, (others) => [...others, named.key]);
}

/** Brings a suggestion back that was put away. NotFound as above. */
export function bringBack(actor: Actor, named: SuggestionInput): Promise<Result> {
  return change(actor, named, (others) => others);
}

function change(
  actor: Actor,
  { id, key }: SuggestionInput,
  to: (others: string[]) => string[],
): Promise<Result> {
  return store.write(async (tx) => {
    const meeting = await getEditable(tx, actor, id);
    const others = meeting.putAway.filter((one) => one !== key);
    await tx
      .update(meetings)
      .set({ putAway: to(others) })
      .where(eq(meetings.id, id));
    return done();
  });
}
