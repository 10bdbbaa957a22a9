import { and, count, eq } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, members } from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";

/**
 * The person of a session with the roles of this moment; null when the account
 * is gone or its sessions were ended after this one began.
 */
export async function findActor(accountId: string, sessionEpoch: number): Promise<Actor | null> {
  const rows = await store.read
    .select({
      accountId: accounts.id,
      email: accounts.email,
      name: accounts.name,
      siteAdmin: accounts.siteAdmin,
      groupId: members.groupId,
      role: members.role,
    })
    .from(accounts)
    .leftJoin(members, eq(members.accountId, accounts.id))
    .where(and(eq(accounts.id, accountId), eq(accounts.sessionEpoch, sessionEpoch)));
  const [first] = rows;
  if (!first) return null;
  const roles: Record<string, Role> = {};
  for (const { groupId, role } of rows) if (groupId && role) roles[groupId] = role;
  const { email, name, siteAdmin } = first;
  return { accountId, email, name, siteAdmin, roles };
}

/** Whether anybody owns a group or administers the site. Until then it can be set up. */
export async function hasOwner(db: Reader = store.read): Promise<boolean> {
  const [admins] = await db
    .select({ n: count() })
    .from(accounts)
    .where(eq(accounts.siteAdmin, true));
  const [owners] = await db.select({ n: count() }).from(members).where(eq(members.role, "owner"));
  return (admins?.n ?? 0) + (owners?.n ?? 0) > 0;
}

/** Whether the account has a password, for its own page. */
export async function hasPassword(accountId: string): Promise<boolean> {
  const [row] = await store.read
    .select({ passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return Boolean(row?.passwordHash);
}
