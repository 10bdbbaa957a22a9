import { and, asc, count, eq, inArray, isNull, not, or, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import { importRows, imports, meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { beginUndo, ownImport } from "#lib/imports/end.ts";
import { NotFound, type Result } from "#lib/result.ts";
import { overRefusal } from "../desk/managed.ts";
import { isCancelledInstead, isUntouched, UNDONE_FROM } from "./undo-rows.ts";

type Which = { meetingId: string; id: string };

/**
 * Takes an imported list away again as one, also while it is still being
 * imported; the work goes on in the background. Refusals: past, undone.
 * NotFound for who does not organize the group.
 */
export async function undoImport(actor: Actor, { meetingId, id }: Which): Promise<Result> {
  return store.write(async (tx) => {
    const own = and(ownImport(actor, "rsvps", id), eq(imports.meetingId, meetingId));
    const [known] = await tx
      .select({ endsAt: meetings.endsAt })
      .from(imports)
      .innerJoin(meetings, eq(meetings.id, imports.meetingId))
      .where(and(own, isNull(meetings.deletedAt)));
    if (!known) throw new NotFound("Import");
    const over = overRefusal(known);
    if (over) return over;
    return beginUndo(tx, own);
  });
}

/** Why an imported RSVP stays: who did what to it since. */
export type Stays = { id: string; name: string; why: "erased" | "withdrew" | "changed" };

/** Those of an import that an undo concerns, or has left. */
const imported = (importId: string, ...outcomes: string[]) =>
  and(eq(importRows.importId, importId), inArray(importRows.outcome, outcomes));

/** What an undo concerns, as things stand: how many, and how many of them are cancelled instead of taken away. */
export async function outlookOfUndo(importId: string): Promise<{ goes: number; told: number }> {
  const [found] = await store.read
    .select({
      goes: count(),
      told: sql<number>`coalesce(sum(${isCancelledInstead}), 0)`.mapWith(Number),
    })
    .from(importRows)
    .innerJoin(rsvps, eq(rsvps.id, importRows.subjectId))
    .where(and(imported(importId, ...UNDONE_FROM), isUntouched));
  return found ?? { goes: 0, told: 0 };
}

/** Those of an import who stay though it is undone: somebody has touched them since. The first two hundred, in the order of arrival. */
export async function listStaying(importId: string): Promise<Stays[]> {
  const rows = await store.read
    .select({
      id: rsvps.id,
      name: rsvps.name,
      erasedAt: rsvps.erasedAt,
      cancelledBy: rsvps.cancelledBy,
    })
    .from(importRows)
    .innerJoin(rsvps, eq(rsvps.id, importRows.subjectId))
    .where(
      or(imported(importId, "stays"), and(imported(importId, ...UNDONE_FROM), not(isUntouched))),
    )
    .orderBy(asc(rsvps.arrival))
    .limit(200);
  return rows.map(({ id, name, erasedAt, cancelledBy }) => ({
    id,
    name,
    why: erasedAt ? "erased" : cancelledBy === "attendee" ? "withdrew" : "changed",
  }));
}
