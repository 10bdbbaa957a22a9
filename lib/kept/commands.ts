import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertOrganizes, isArchived } from "#lib/access/own-group.ts";
import { recordAudit } from "#lib/audit.ts";
import type { Tell } from "#lib/changes/tell.ts";
import { type Told, watchMeetings } from "#lib/changes/watch.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { newId } from "#lib/ids.ts";
import { done, type Result } from "#lib/result.ts";
import { freeSlug, keepFormerSlug } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import type { Changeable, KeptRow, KeptTable, OwnColumns } from "./noun.ts";
import { refuse } from "./refusals.ts";

export type Saved = { id: string; slug: string };

/** What is being saved; `before` is null where the row is new. */
type Saving<Input, Row> = {
  id: string;
  input: Input;
  before: Row | null;
};

type Own<T extends KeptTable, Row, Input> = {
  /** The columns of what was typed, or why it cannot be saved. */
  columns: (
    tx: Tx,
    actor: Actor,
    input: Input,
    before: Row | null,
  ) => Promise<Result<OwnColumns<T>>>;
  /** Saves the parts of the row. */
  saved?: (tx: Tx, saving: Saving<Input, Row>) => Promise<void>;
  /** Takes the row out of what no longer counts as a use. */
  leave?: (tx: Tx, id: string) => Promise<void>;
};

/** The commands by which a noun's rows come, change and go. */
export function keptCommands<
  T extends KeptTable,
  Row extends KeptRow,
  K extends string,
  Input extends Record<K, string> & { groupId: string },
>(noun: Changeable<T, Row, K>, own: Own<T, Row, Input>) {
  const { kind, table, uses } = noun;
  const nameOf = (input: Input): string => input[noun.searched[0]];

  /** Adds a row to a group of the actor's. Refused for an archived one. */
  async function create(actor: Actor, input: Input): Promise<Result<Saved>> {
    return store.write(async (tx) => {
      const { groupId } = input;
      await assertOrganizes(tx, actor, groupId);
      if (await isArchived(tx, groupId)) return refuse("archived", { at: "groupId" });
      const columns = await own.columns(tx, actor, input, null);
      if (!columns.ok) return columns;
      const [id, name] = [newId(), nameOf(input)];
      const slug = await freeSlug(tx, kind, name);
      await tx.insert<KeptTable>(table).values({
        ...columns.value,
        id,
        slug,
        groupId,
        searchKey: noun.keyOf(input),
        createdAt: now(),
        changedAt: now(),
      });
      await own.saved?.(tx, { id, input, before: null });
      await recordAudit(tx, actor, {
        action: `${kind}.created`,
        groupId,
        subjectId: id,
        detail: { name },
      });
      return done({ id, slug });
    });
  }

  /**
   * Changes a row, which stays with its group; meetings that show it change
   * with it, and those who are coming are told as far as `tell` wants it. A new
   * name gets a new address, to which the old one leads.
   */
  async function update(
    actor: Actor,
    id: string,
    input: Input,
    tell: Tell = "nothing",
  ): Promise<Result<Saved & { told: Told }>> {
    return store.write(async (tx) => {
      const before = await noun.getOwn(actor, id, tx);
      const columns = await own.columns(tx, actor, input, before);
      if (!columns.ok) return columns;
      const name = nameOf(input);
      const slug = before.name === name ? before.slug : await freeSlug(tx, kind, name, id);
      if (slug !== before.slug) await keepFormerSlug(tx, kind, before.slug, id);
      const settle = await watchMeetings(tx, actor, uses.meetings(tx, id));
      await tx
        .update<KeptTable>(table)
        .set({ ...columns.value, slug, searchKey: noun.keyOf(input), changedAt: now() })
        .where(eq(table.id, id));
      await own.saved?.(tx, { id, input, before });
      const told = await settle(tell);
      await recordAudit(tx, actor, {
        action: `${kind}.updated`,
        groupId: before.groupId,
        subjectId: id,
        detail: { name, ...(told.mails > 0 ? { told: told.mails } : {}) },
      });
      return done({ id, slug, told });
    });
  }

  /** Deletes a row that nothing uses; refuses where something does, whoever's it is. */
  async function remove(actor: Actor, id: string): Promise<Result> {
    return store.write(async (tx) => {
      const row = await noun.getOwn(actor, id, tx);
      const held = await noun.held(id, tx);
      if (held) return held;
      await own.leave?.(tx, id);
      await tx.delete(table).where(eq(table.id, id));
      await recordAudit(tx, actor, {
        action: `${kind}.deleted`,
        groupId: row.groupId,
        subjectId: id,
        detail: { name: row.name },
      });
      return done();
    });
  }

  return { create, update, remove };
}

/** What a form that needs a row at once is told of the one it added, of which only the name is known yet. */
export function quickAdded(saved: Result<Saved>, label: string): Result<Choice> {
  return saved.ok ? done({ id: saved.value.id, label, hint: "" }) : saved;
}
