import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { formDrafts } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { emailKey } from "#lib/mail/address.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { forgetOwedTo } from "./owed.ts";
import { refuse } from "./refusals.ts";
import { decodeTable, type Row, readTable } from "./table.ts";

/*
 * Lists that organizers gave and have not imported yet, each kept for who gave
 * it alone, as a draft of a form.
 */

/** A list that was given and not imported is kept this long, in milliseconds: it is full of addresses. */
export const KEPT_FOR_MS = 86_400_000;

/** The form under which a list is kept: what it is for, "subscribers" or the id of a meeting. */
export const formOf = (what: string) => `import:${what}`;

export type ListFile = { name: string; bytes: Uint8Array };

/**
 * Keeps a list to be looked over, with what else was chosen for it, in place of
 * the one before. Refuses what is too large, what is no text and what has no
 * rows.
 */
export async function keepList(
  actor: Actor,
  what: string,
  file: ListFile,
  isHeadings: (rows: readonly Row[]) => boolean,
  chosen: Record<string, unknown> = {},
): Promise<Result> {
  const text = decodeTable(file.bytes);
  if (!text.ok) return text;
  // PostgreSQL takes neither NUL nor half a surrogate pair.
  const clean = text.value.toWellFormed().replaceAll("\0", "");
  const rows = readTable(clean);
  if (!rows.ok) return rows;
  if (rows.value.length === 1 && isHeadings(rows.value)) return refuse("empty", { headings: true });
  const values = { ...chosen, text: clean, name: file.name.slice(0, 200) };
  const savedAt = now();
  await store.write((tx) =>
    tx
      .insert(formDrafts)
      .values({ accountId: actor.accountId, form: formOf(what), values, savedAt })
      .onConflictDoUpdate({
        target: [formDrafts.accountId, formDrafts.form],
        set: { values, savedAt },
      }),
  );
  return done();
}

const own = (actor: Actor, what: string, list: string) =>
  and(
    eq(formDrafts.accountId, actor.accountId),
    eq(formDrafts.form, formOf(what)),
    // What is no instant was never given.
    eq(formDrafts.savedAt, new Date(Date.parse(list) || 0)),
  );

export type GivenList = {
  /** Which one it is of all that are given for the same, one after the other. */
  list: string;
  name: string;
  keptAt: Date;
  rows: Row[];
  /** What was chosen for it, and set by hand since. */
  values: Record<string, unknown>;
};

/** The list that the actor gave for something and has not put away, or null. */
export async function findList(actor: Actor, what: string): Promise<GivenList | null> {
  const [draft] = await store.read
    .select({ values: formDrafts.values, savedAt: formDrafts.savedAt })
    .from(formDrafts)
    .where(and(eq(formDrafts.accountId, actor.accountId), eq(formDrafts.form, formOf(what))));
  const { text, name, ...values } = draft?.values ?? {};
  if (!draft || typeof text !== "string" || typeof name !== "string") return null;
  if (draft.savedAt.getTime() < now().getTime() - KEPT_FOR_MS) return null;
  const rows = readTable(text);
  if (!rows.ok) return null;
  const list = draft.savedAt.toISOString();
  return { list, name, keptAt: draft.savedAt, rows: rows.value, values };
}

/** A list, if it is the one that was seen, where it is said which: another may have been given since, in another window. Refusals: gone, other. */
export function asSeen<L extends Pick<GivenList, "list">>(
  kept: L | null,
  seen?: string,
): Result<L> {
  if (!kept) return refuse("gone");
  return seen === undefined || seen === kept.list ? done(kept) : refuse("other");
}

/** Changes what goes with this list, from what it is now. Refusal: gone. */
export async function changeList(
  actor: Actor,
  what: string,
  list: string,
  change: (values: Record<string, unknown>) => Record<string, unknown>,
): Promise<Result> {
  return store.write(async (tx) => {
    // Locked first, so that of two changes neither is lost.
    const [draft] = await tx
      .update(formDrafts)
      .set({ form: formOf(what) })
      .where(own(actor, what, list))
      .returning({ values: formDrafts.values });
    if (!draft) return refuse("gone");
    const values = { ...draft.values, ...change(draft.values) };
    await tx
      .update(formDrafts)
      .set({ values })
      .where(own(actor, what, list));
    return done();
  });
}

/** Puts the list away that was seen; well also where there is none. Refusal: other. */
export async function discardList(actor: Actor, what: string, seen: string): Promise<Result> {
  const taken = await store.write((tx) => takeList(tx, actor, what, seen));
  return taken || !(await findList(actor, what)) ? done() : refuse("other");
}

/** Takes a list away, to import it or to put it away; false where it is gone. */
export async function takeList(tx: Tx, actor: Actor, what: string, list: string): Promise<boolean> {
  const taken = await tx
    .delete(formDrafts)
    .where(own(actor, what, list))
    .returning({ form: formDrafts.form });
  return taken.length > 0;
}

const stands = (values: unknown, email: string) =>
  emailKey(JSON.stringify(values)).includes(emailKey(email));

/** Forgets the lists for something in which an address stands, whoever gave them, and of those that are being imported its rows. */
export async function forgetListsWith(tx: Tx, what: string, email: string): Promise<void> {
  const given = eq(formDrafts.form, formOf(what));
  const kept = await tx
    .select({ accountId: formDrafts.accountId, values: formDrafts.values })
    .from(formDrafts)
    .where(given);
  const holders = kept
    .filter(({ values }) => stands(values, email))
    .map(({ accountId }) => accountId);
  if (holders.length > 0) {
    await tx.delete(formDrafts).where(and(given, inArray(formDrafts.accountId, holders)));
  }
  await forgetOwedTo(tx, what, (said) => stands(said, email));
}
