import { and, eq, exists, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, members } from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";
import { dropIdlePasskeys } from "#lib/accounts/passkeys.ts";
import { endSessions } from "#lib/accounts/sessions.ts";
import { recordAudit } from "#lib/audit.ts";
import { done, Forbidden, NotFound, type Refusal, type Result } from "#lib/result.ts";
import type { RemovalInput, RoleInput } from "./input.ts";
import { mayManageMembers, mayRemoveMember, maySeeMembers } from "./policy.ts";
import { refuse } from "./refusals.ts";

/**
 * Gives a member another role, from their next request on. The last owner
 * stays owner.
 */
export async function changeRole(
  actor: Actor,
  { groupId, accountId, role }: RoleInput,
): Promise<Result> {
  gate(actor, groupId, mayManageMembers(actor, groupId));
  return store.write(async (tx) => {
    await lockMembers(tx, groupId);
    const [changed] = await tx
      .update(members)
      .set({ role })
      .where(and(isMember(groupId, accountId), leavesAnOwner(tx, groupId, accountId, role)))
      .returning({ role: members.role });
    if (!changed) return whyNot(tx, groupId, accountId);
    await recordAudit(tx, actor, {
      action: "member.role-changed",
      groupId,
      subjectId: accountId,
      detail: { role },
    });
    return done();
  });
}

/**
 * Takes a member's role away, from their next request on, and signs them out
 * wherever they are signed in; members may also leave, and stay signed in. Who
 * has no role left has no passkeys either. The last owner stays.
 */
export async function removeMember(
  actor: Actor,
  { groupId, accountId }: RemovalInput,
): Promise<Result> {
  gate(actor, groupId, mayRemoveMember(actor, groupId, accountId));
  return store.write(async (tx) => {
    await lockMembers(tx, groupId);
    const [removed] = await tx
      .delete(members)
      .where(and(isMember(groupId, accountId), leavesAnOwner(tx, groupId, accountId, null)))
      .returning({ role: members.role });
    if (!removed) return whyNot(tx, groupId, accountId);
    const left = accountId === actor.accountId;
    await dropIdlePasskeys(tx, accountId);
    if (!left) await endSessions(tx, accountId);
    await recordAudit(tx, actor, {
      action: left ? "member.left" : "member.removed",
      groupId,
      subjectId: accountId,
      detail: { role: removed.role },
    });
    return done();
  });
}

function gate(actor: Actor, groupId: string, allowed: boolean): void {
  if (allowed) return;
  if (!maySeeMembers(actor, groupId)) throw new NotFound("Group");
  throw new Forbidden("This is for owners of the group.");
}

/**
 * One change of a group's members at a time: of two owners who remove each
 * other at once, PostgreSQL would let both go. SQLite has one writer anyway.
 */
export async function lockMembers(tx: Tx, groupId: string): Promise<void> {
  await tx
    .update(groups)
    .set({ slug: sql`${groups.slug}` })
    .where(eq(groups.id, groupId));
}

const isMember = (groupId: string, accountId: string) =>
  and(eq(members.groupId, groupId), eq(members.accountId, accountId));

/** The guard in the write itself: either the row was and is no owner's, or another owner is there. */
function leavesAnOwner(
  tx: Tx,
  groupId: string,
  accountId: string,
  role: Role | null,
): SQL | undefined {
  if (role === "owner") return undefined;
  const others = alias(members, "others");
  return or(
    ne(members.role, "owner"),
    exists(
      tx
        .select({ one: sql`1` })
        .from(others)
        .where(
          and(
            eq(others.groupId, groupId),
            eq(others.role, "owner"),
            ne(others.accountId, accountId),
          ),
        ),
    ),
  );
}

async function whyNot(tx: Tx, groupId: string, accountId: string): Promise<Refusal> {
  if ((await tx.$count(members, isMember(groupId, accountId))) === 0) {
    return refuse("gone");
  }
  return refuse("last-owner");
}
