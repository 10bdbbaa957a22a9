import { and, asc, eq, gt, inArray, isNull, max, ne, or } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { mailingRecipients, mailings, outbox } from "#db/tables.ts";
import { type ChangeDetail, KINDS } from "#lib/changes/kinds.ts";
import { newsSince } from "#lib/changes/shown.ts";
import { STANDING } from "#lib/mail/standing.ts";
import type { MailContext } from "./mail-context.ts";

const CHANGE_KINDS: string[] = Object.values(KINDS);

type Change = Pick<typeof mailings.$inferSelect, "id" | "kind" | "body" | "detail">;

/**
 * The changes of the meeting that a guest was owed word of and never got,
 * because a later mail took its place, the oldest first: those after the last
 * mail that left and said how things stand. Ids are made in the order of time.
 */
export async function listUntold(tx: Tx, rsvpId: string): Promise<Change[]> {
  const changes: Change[] = await tx
    .select({
      id: mailings.id,
      kind: mailings.kind,
      body: mailings.body,
      detail: mailings.detail,
    })
    .from(mailingRecipients)
    .innerJoin(mailings, eq(mailings.id, mailingRecipients.mailingId))
    .leftJoin(outbox, and(eq(outbox.mailingId, mailings.id), eq(outbox.rsvpId, rsvpId)))
    .where(
      and(
        eq(mailingRecipients.recipientId, rsvpId),
        inArray(mailings.kind, CHANGE_KINDS),
        ne(mailings.state, "stopped"),
        or(isNull(outbox.id), eq(outbox.state, "queued"), eq(outbox.givenUpFor, "replaced")),
      ),
    )
    .orderBy(asc(mailings.id));
  const first = changes[0];
  if (!first) return [];
  const [left] = await tx
    .select({ id: max(outbox.id) })
    .from(outbox)
    .where(
      and(
        eq(outbox.rsvpId, rsvpId),
        gt(outbox.id, first.id),
        inArray(outbox.kind, [...STANDING]),
        inArray(outbox.state, ["sending", "sent", "parked"]),
      ),
    );
  const since = left?.id ?? "";
  return changes.filter(({ id }) => id > since);
}

const isOn = (kind: string) => kind === KINDS.changed || kind === KINDS.reinstated;

/**
 * What a mail is made from, with the changes that it tells of beside its own:
 * time and place as the reader last knew them, and what the organizers said.
 * What was said of a meeting that was off, and is not, is left out. `own` is
 * the change that the mail itself is about.
 */
export function withUntold(context: MailContext, changes: Change[], own?: Change): MailContext {
  const { facts, shown } = context;
  const all = [...changes.filter(({ id }) => id !== own?.id), ...(own ? [own] : [])];
  const details = all.map(({ detail }) => detail as ChangeDetail);
  /** As the reader first knew it, of all that they were not told. */
  const was = <K extends keyof ChangeDetail>(part: K) =>
    details.find((one) => one[part])?.[part] ?? null;
  const before = (part: "title" | "when" | "where") =>
    was(part) === facts[part] ? null : was(part);
  return {
    ...context,
    facts: {
      ...facts,
      before: {
        date: was("date"),
        title: before("title"),
        when: before("when"),
        where: before("where"),
      },
      news: newsSince(was("lines") ?? shown.lines, shown.lines),
      untold: all
        .filter(({ id, kind }) => id !== own?.id && isOn(kind))
        .map(({ kind, body }) => ({
          kind: kind === KINDS.changed ? ("changed" as const) : ("reinstated" as const),
          note: body,
        })),
    },
  };
}
