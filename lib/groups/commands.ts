import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, members } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import { done, Forbidden, NotFound, type Result } from "#lib/result.ts";
import { freeSlug, keepFormerSlug } from "#lib/slugs.ts";
import { now } from "#lib/time/clock.ts";
import type { GroupInput } from "./input.ts";
import { mayCreateGroup, mayEditGroup, maySeeGroup } from "./policy.ts";
import { refuse } from "./refusals.ts";

type NewGroup = Pick<GroupInput, "name" | "timeZone"> & Partial<GroupInput>;

/** Writes a new group and makes the account its owner. Inside a write; who may do so is the caller's to check. */
export async function insertGroup(
  tx: Tx,
  { slug, ...values }: NewGroup,
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
  if (!maySeeGroup(actor, id)) throw new NotFound("Group");
  if (!mayEditGroup(actor, id)) throw new Forbidden("This is for owners of the group.");
  return store.write(async (tx) => {
    const [before] = await tx.select({ slug: groups.slug }).from(groups).where(eq(groups.id, id));
    if (!before) throw new NotFound("Group");
    const slug = input.slug || before.slug;
    if (slug !== before.slug) {
      if ((await freeSlug(tx, "group", slug, id)) !== slug) return refuse("taken", { at: "slug" });
      await keepFormerSlug(tx, "group", before.slug, id);
    }
    await tx
      .update(groups)
      .set({ ...input, slug, changedAt: now() })
      .where(eq(groups.id, id));
    await recordAudit(tx, actor, { action: "group.changed", groupId: id });
    return done({ id });
  });
}
