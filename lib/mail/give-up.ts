import type { SQL } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { type GivenUpFor, outbox } from "#db/tables.ts";

/** How the row of a mail stands that is given up: no link of it is needed any more. */
export const givenUp = (why: GivenUpFor) =>
  ({ state: "dropped", links: null, givenUpFor: why }) as const;

/** Gives up mails that are not to be sent any more; their ids. They stay in the outbox, with the reason. */
export async function giveUp(tx: Tx, which: SQL | undefined, why: GivenUpFor): Promise<string[]> {
  const gone = await tx.update(outbox).set(givenUp(why)).where(which).returning({ id: outbox.id });
  return gone.map(({ id }) => id);
}
