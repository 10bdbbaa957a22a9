import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { mayEdit } from "#lib/meetings/policy.ts";
import { NotFound } from "#lib/result.ts";

/** The meeting, if the actor may change it; else NotFound, so that nobody learns of what they may not see. */
export async function getEditable(tx: Tx, actor: Actor, id: string) {
  const [meeting] = await tx.select().from(meetings).where(eq(meetings.id, id));
  if (!meeting || !mayEdit(actor, meeting)) throw new NotFound("Meeting");
  return meeting;
}

/** What the form carries to notice that somebody else saved meanwhile. */
export function versionOf(meeting: { changedAt: Date }): string {
  return meeting.changedAt.toISOString();
}
