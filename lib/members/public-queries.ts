import { and, eq, gt, isNull } from "drizzle-orm";
import { store } from "#db/store.ts";
import { accounts, groups, invitations } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken } from "#lib/tokens.ts";

/** The condition that an invitation can still be accepted. */
export function isOpen() {
  return and(
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, now()),
  );
}

/** What the bearer of an invitation's link sees; null for every dead link. Uses nothing up. */
export async function findInvitation(token: string) {
  const [row] = await store.read
    .select({
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      groupName: groups.name,
      accountId: accounts.id,
    })
    .from(invitations)
    .innerJoin(groups, eq(groups.id, invitations.groupId))
    .leftJoin(accounts, eq(accounts.email, invitations.email))
    .where(and(eq(invitations.tokenHash, hashToken(token)), isOpen()));
  return row ?? null;
}
