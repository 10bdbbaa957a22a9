import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { Forbidden, NotFound, type Result } from "#lib/result.ts";
import { ago } from "#tests/support/world/at.ts";
import { idOf, type Place } from "#tests/support/world/ids.ts";
import type { Who } from "#tests/support/world/world.ts";

/*
 * A deed of the desk, done to the group h and its meeting m: who may do it, what
 * its form looks up, what is done. The tests of deeds are generated from these.
 */

type Columns = Partial<typeof meetings.$inferInsert>;

export type Deed = {
  /** Who may at least; "nobody" where everybody does it to what is their own. */
  who: Who;
  /** Who does it in the tests; whoever may at least, if nobody else is said. */
  by: Who;
  /** Neighbours that it is to reach. */
  reaches: readonly Place[];
  /** How the meeting stands beforehand, where that is not as the world has it. */
  first?: Columns;
  /** Looks up what its form holds; then it can be done. */
  begin: () => Promise<(by: Actor) => Promise<unknown>>;
};

type Steps<I> = {
  by?: Who;
  reaches?: readonly Place[];
  first?: Columns;
  ready?: () => Promise<I>;
  do: (by: Actor, input: I) => Promise<unknown>;
};

export const deed = <I = undefined>(
  who: Who,
  { by = who, reaches = [], first, ready, ...steps }: Steps<I>,
): Deed => ({
  who,
  by,
  reaches,
  first,
  begin: async () => {
    const input = (await ready?.()) as I;
    return (actor) => steps.do(actor, input);
  },
});

export const m = (name: string) => idOf("m", name);
export const h = (name: string) => idOf("h", name);

/** Lets the meeting stand so. */
export async function letStand(columns: Columns): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  await store.write((tx) =>
    tx
      .update(meetings)
      .set(columns)
      .where(eq(meetings.id, m("meeting"))),
  );
}

export async function archive(): Promise<void> {
  await store.write((tx) =>
    tx
      .update(groups)
      .set({ archivedAt: ago(5) })
      .where(eq(groups.id, h("group"))),
  );
}

const past = {
  startsAtLocal: "2026-11-20T19:00",
  endsAtLocal: "2026-11-20T21:00",
  startsAt: new Date("2026-11-20T19:00:00Z"),
  endsAt: new Date("2026-11-20T21:00:00Z"),
};

const plain = {
  status: "published",
  publishedAt: ago(100),
  postponedAt: null,
  cancelledAt: null,
} as const satisfies Columns;

/** How a meeting can stand when somebody presses a button of a page that was opened before. */
export const STATES = {
  draft: { ...plain, status: "draft", publishedAt: null },
  published: plain,
  postponed: { ...plain, status: "postponed", postponedAt: ago(5) },
  cancelled: { ...plain, status: "cancelled", cancelledAt: ago(5) },
  over: { ...plain, ...past },
  deleted: { ...plain, status: "draft", publishedAt: null, deletedAt: ago(5) },
} as const satisfies Record<string, Columns>;

export type State = keyof typeof STATES;

/** What came of it: "done", the reason of a refusal, or that it is not there for who asks. */
export async function outcomeOf(deed: Promise<unknown>): Promise<string> {
  try {
    const result = (await deed) as Result<unknown> | undefined;
    return result?.ok === false ? result.reason : "done";
  } catch (error) {
    if (error instanceof NotFound) return "not found";
    if (error instanceof Forbidden) return "forbidden";
    throw error;
  }
}
