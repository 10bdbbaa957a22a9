import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, members } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import { done, Forbidden, NotFound, type Refusal, type Result } from "#lib/result.ts";
import { freeSlug, keepFormerSlug } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import type { GroupInput } from "./input.ts";
import { mayCreateGroup, mayEditGroup, maySeeGroup } from "./policy.ts";
import { insists, refuse } from "./refusals.ts";

type NewGroup = Pick<GroupInput, "name" | "timeZone"> & Partial<GroupInput>;

/** Writes a new group and makes the account its owner. Inside a write; who may do so is the caller's to check. */
export async function insertGroup(
  tx: Tx,
  { slug, insist: _, ...values }: NewGroup,
  ownerId: string,
): Promise<string> {
  const id = newId();
  const at = now();
  await tx.insert(groups).values({
    ...values,
    id,
    slug: await freeSlug(tx, "group", slug || values.name),
    createdAt: at,
    changedAt: at,
  });
  await tx
    .insert(members)
    .values({ groupId: id, accountId: ownerId, role: "owner", createdAt: at });
  return id;
}

/** Takes a new group on; who does so is its first owner. A taken address is refused. */
export async function createGroup(
  actor: Actor,
  input: GroupInput,
): Promise<Result<{ id: string }>> {
  if (!mayCreateGroup(actor)) throw new Forbidden("Groups are added by who administers the site.");
  return store.write(async (tx) => {
    if (input.slug && (await freeSlug(tx, "group", input.slug)) !== input.slug)
      return refuse("taken", { at: "slug" });
    const alike = await sameName(tx, input);
    if (alike) return alike;
    const id = await insertGroup(tx, input, actor.accountId);
    await recordAudit(tx, actor, { action: "group.created", groupId: id });
    return done({ id });
  });
}

/** Changes a group. A new address leaves the old one redirecting; an empty one keeps it as it is. */
export async function updateGroup(
  actor: Actor,
  id: string,
  input: GroupInput,
): Promise<Result<{ id: string }>> {
  assertMayEdit(actor, id);
  return store.write(async (tx) => {
    const [before] = await tx.select({ slug: groups.slug }).from(groups).where(eq(groups.id, id));
    if (!before) throw new NotFound("Group");
    const slug = input.slug || before.slug;
    if (slug !== before.slug) {
      if ((await freeSlug(tx, "group", slug, id)) !== slug) return refuse("taken", { at: "slug" });
      await keepFormerSlug(tx, "group", before.slug, id);
    }
    const alike = await sameName(tx, input, id);
    if (alike) return alike;
    const { insist: _, ...values } = input;
    await tx
      .update(groups)
      .set({ ...values, slug, changedAt: now() })
      .where(eq(groups.id, id));
    await recordAudit(tx, actor, { action: "group.changed", groupId: id });
    return done({ id });
  });
}

/**
 * Archives a group: it puts no new meetings on, is offered nowhere and not
 * listed among the groups. Its pages and feeds go on, and so do its meetings
 * that are on. For its owners; archived twice is archived.
 */
export function archiveGroup(actor: Actor, input: { id: string }): Promise<Result> {
  return setArchived(actor, input.id, true);
}

/** Takes an archived group up again. For its owners. */
export function restoreGroup(actor: Actor, input: { id: string }): Promise<Result> {
  return setArchived(actor, input.id, false);
}

async function setArchived(actor: Actor, id: string, archived: boolean): Promise<Result> {
  assertMayEdit(actor, id);
  return store.write(async (tx) => {
    const at = now();
    const [changed] = await tx
      .update(groups)
      .set({ archivedAt: archived ? at : null, changedAt: at })
      .where(
        and(eq(groups.id, id), archived ? isNull(groups.archivedAt) : isNotNull(groups.archivedAt)),
      )
      .returning({ id: groups.id });
    if (changed) {
      const action = archived ? "group.archived" : "group.restored";
      await recordAudit(tx, actor, { action, groupId: id });
    }
    return done();
  });
}

function assertMayEdit(actor: Actor, id: string): void {
  if (!maySeeGroup(actor, id)) throw new NotFound("Group");
  if (!mayEditGroup(actor, id)) throw new Forbidden("This is for owners of the group.");
}

/** Asks back where another group is called the same, whatever its capitals. */
async function sameName(tx: Tx, input: GroupInput, id?: string): Promise<Refusal | null> {
  if (insists(input, "same-name")) return null;
  const key = input.name.toLowerCase();
  const others = await tx.select({ id: groups.id, name: groups.name }).from(groups);
  const alike = others.some((other) => other.id !== id && other.name.toLowerCase() === key);
  return alike ? refuse("same-name", { at: "name", mayInsist: true }) : null;
}
