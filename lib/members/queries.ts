import { and, asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { accounts, invitations, members } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { getGroup } from "#lib/groups/queries.ts";
import { NotFound } from "#lib/result.ts";
import { byName } from "#lib/text/by-name.ts";
import { maySeeMembers } from "./policy.ts";
import { isOpen } from "./public-queries.ts";

/** The group whose members are looked at. Throws NotFound for those who may not see them. */
export async function getTeam(
  actor: Actor,
  groupId: string,
): Promise<{ id: string; name: string; archivedAt: Date | null }> {
  const { id, name, archivedAt } = await getGroup(actor, groupId);
  if (!maySeeMembers(actor, id)) throw new NotFound("Group");
  return { id, name, archivedAt };
}

/** A group's members, owners first. Throws NotFound for those who may not see them. */
export async function listMembers(actor: Actor, groupId: string) {
  if (!maySeeMembers(actor, groupId)) throw new NotFound("Group");
  const rows = await store.read
    .select({
      accountId: accounts.id,
      name: accounts.name,
      email: accounts.email,
      role: members.role,
      since: members.createdAt,
      signedInAt: accounts.signedInAt,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(members.groupId, groupId))
    .orderBy(asc(accounts.email));
  const rank = { owner: 0, organizer: 1, helper: 2 };
  return byName(rows, ({ name }) => name).sort((a, b) => rank[a.role] - rank[b.role]);
}

/** A group's invitations that wait for an answer, oldest first. Throws NotFound for those who may not see them. */
export async function listInvitations(actor: Actor, groupId: string) {
  if (!maySeeMembers(actor, groupId)) throw new NotFound("Group");
  return store.read
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(eq(invitations.groupId, groupId), isOpen()))
    .orderBy(asc(invitations.createdAt));
}
