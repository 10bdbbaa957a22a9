import { and, count, desc, eq, gt } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, members, passkeys, sessions } from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";
import { now } from "#lib/time/clock.ts";
import type { Way } from "./sessions.ts";

/** A session that holds, and whose it is. */
export type Session = {
  id: string;
  /** With the roles of this moment. */
  actor: Actor;
  way: Way;
  startedAt: Date;
  /** Give or take some minutes. */
  usedAt: Date;
};

/** The session of this id; null when it was ended or has run out, or its account is gone. */
export async function findSession(id: string): Promise<Session | null> {
  const rows = await store.read
    .select({
      way: sessions.way,
      startedAt: sessions.createdAt,
      usedAt: sessions.usedAt,
      accountId: accounts.id,
      email: accounts.email,
      name: accounts.name,
      siteAdmin: accounts.siteAdmin,
      groupId: members.groupId,
      role: members.role,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(members, eq(members.accountId, accounts.id))
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, now())));
  const [first] = rows;
  if (!first) return null;
  const roles: Record<string, Role> = {};
  for (const { groupId, role } of rows) if (groupId && role) roles[groupId] = role;
  const { way, startedAt, usedAt, accountId, email, name, siteAdmin } = first;
  return { id, way, startedAt, usedAt, actor: { accountId, email, name, siteAdmin, roles } };
}

/** Where the actor is signed in, last used first. */
export async function listSessions(actor: Actor) {
  return store.read
    .select({
      id: sessions.id,
      device: sessions.device,
      startedAt: sessions.createdAt,
      usedAt: sessions.usedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.accountId, actor.accountId), gt(sessions.expiresAt, now())))
    .orderBy(desc(sessions.usedAt), desc(sessions.id));
}

/** The actor's passkeys, the newest first. */
export async function listPasskeys(actor: Actor) {
  return store.read
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      usedAt: passkeys.usedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.accountId, actor.accountId))
    .orderBy(desc(passkeys.createdAt), desc(passkeys.id));
}

/** Milliseconds for which a mailed link or a passkey is proof enough to choose a new password or add a passkey. */
const FRESH_MS = 30 * 60_000;

/** Whether the session began by a mailed link or a passkey in the last half hour. */
export function isFreshlyProven({ way, startedAt }: Session): boolean {
  return way !== "password" && now().getTime() - startedAt.getTime() < FRESH_MS;
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
