import { createHash } from "node:crypto";
import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { type RsvpQuery, readRsvpQuery, rsvpQueryEntries } from "./list-filter.ts";
import { rsvpOrder, rsvpsMatching } from "./matching.ts";
import { getMeetingOfRsvps } from "./queries.ts";

/** The RSVPs that something is to be done to: some by their ids, or all that a filter means. */
export type Selection = { ids: string[]; query: RsvpQuery } | { ids: null; query: RsvpQuery };

/** As many as stand on a page of the list, and some. */
const IDS_MAX = 200;

/** What an address or a form says: `who=all` and the filter, or the ids that were ticked. */
export function readSelection(asked: Record<string, unknown>): Selection {
  const query = readRsvpQuery(asked);
  if (asked.who === "all") return { ids: null, query };
  const ids = [asked.id]
    .flat()
    .filter((id): id is string => typeof id === "string" && /^[a-z0-9]{1,40}$/.test(id));
  return { ids: [...new Set(ids)].slice(0, IDS_MAX), query };
}

/** The same as name and value; `readSelection` reads it back. */
function selectionEntries({ ids, query }: Selection): [string, string][] {
  return ids
    ? ids.map((id): [string, string] => ["id", id])
    : [["who", "all"], ...rsvpQueryEntries(query)];
}

/** The selection in the words of an address. */
export function selectionText(selection: Selection): string {
  return new URLSearchParams(selectionEntries(selection)).toString();
}

/** Reads back what `selectionText` wrote; the same bounds hold as for what a form says. */
export function parseSelection(text: string): Selection {
  const params = new URLSearchParams(text);
  const ids = params.getAll("id");
  return readSelection({ ...Object.fromEntries(params), ...(ids.length > 0 ? { id: ids } : {}) });
}

/** The rows of a selection. An id of another meeting is nobody's. */
export function isSelected(meetingId: string, { ids, query }: Selection): SQL | undefined {
  return ids
    ? and(eq(rsvps.meetingId, meetingId), inArray(rsvps.id, ids.length > 0 ? ids : [""]))
    : rsvpsMatching(meetingId, query);
}

const columns = {
  id: rsvps.id,
  name: rsvps.name,
  status: rsvps.status,
  partySize: rsvps.partySize,
  email: rsvps.email,
  refusedAt: rsvps.refusedAt,
  cancelledBy: rsvps.cancelledBy,
  erasedAt: rsvps.erasedAt,
};

export type Selected = Pick<typeof rsvps.$inferSelect, keyof typeof columns>;

/** Who is selected, in the order of arrival, for organizers of the host group; NotFound for everybody else. */
export async function listSelected(
  actor: Actor,
  meetingId: string,
  selection: Selection,
  db: Reader = store.read,
): Promise<Selected[]> {
  const { mayManage } = await getMeetingOfRsvps(actor, meetingId);
  if (!mayManage) throw new NotFound("Meeting");
  return db
    .select(columns)
    .from(rsvps)
    .where(isSelected(meetingId, selection))
    .orderBy(...rsvpOrder("arrival"));
}

/** A short name for exactly these rows: it changes when anybody joins or leaves them. */
export function selectionKey(rows: readonly { id: string }[]): string {
  const ids = rows.map(({ id }) => id).sort();
  return createHash("sha256").update(ids.join(" ")).digest("base64url").slice(0, 16);
}
