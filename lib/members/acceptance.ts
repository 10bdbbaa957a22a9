import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, invitations, members } from "#db/tables.ts";
import type { Role } from "#lib/access/actor.ts";
import type { AcceptanceInput } from "#lib/accounts/input.ts";
import { hashPassword } from "#lib/accounts/passwords.ts";
import { createSignInToken } from "#lib/accounts/sign-in.ts";
import { recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken } from "#lib/tokens.ts";
import { lockMembers } from "./commands.ts";
import { findInvitation, isOpen } from "./public-queries.ts";
import { refuse } from "./refusals.ts";

type Accepted = {
  accountId: string;
  /** Signs a new member in. Null for an account that was there: people pass invitations on, so that one signs in as always. */
  signInToken: string | null;
};

/**
 * Accepts an invitation, once: makes the account if the address has none, and
 * the membership. A member keeps the higher of two roles. `name` and
 * `password` are for a new account only.
 */
export async function acceptInvitation(
  token: string,
  { name, password }: AcceptanceInput,
): Promise<Result<Accepted>> {
  // Looked at first, so that a wrong token costs no hashing; the write has the last word.
  if (!(await findInvitation(token))) return refuse("dead");
  const passwordHash = password === null ? null : await hashPassword(password);
  return store.write(async (tx) => {
    const [accepted] = await tx
      .update(invitations)
      .set({ acceptedAt: now() })
      .where(and(eq(invitations.tokenHash, hashToken(token)), isOpen()))
      .returning({
        id: invitations.id,
        groupId: invitations.groupId,
        email: invitations.email,
        role: invitations.role,
      });
    if (!accepted) return refuse("dead");
    const { groupId, email, role } = accepted;
    const [made] = await tx
      .insert(accounts)
      .values({ id: newId(), email, name, passwordHash, createdAt: now() })
      .onConflictDoNothing()
      .returning({ id: accounts.id });
    const accountId = made?.id ?? (await idOf(tx, email));
    await join(tx, groupId, accountId, role);
    await recordAudit(tx, null, {
      action: "member.joined",
      groupId,
      subjectId: accountId,
      detail: { role },
    });
    return done({ accountId, signInToken: made ? await createSignInToken(tx, email) : null });
  });
}

async function idOf(tx: Tx, email: string): Promise<string> {
  const [account] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.email, email));
  if (!account) throw new Error("The account is neither new nor there");
  return account.id;
}

async function join(tx: Tx, groupId: string, accountId: string, role: Role): Promise<void> {
  await lockMembers(tx, groupId);
  const [present] = await tx
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.groupId, groupId), eq(members.accountId, accountId)));
  const roles: Role[] = ["helper", "organizer", "owner"];
  const higher = present && roles.indexOf(present.role) > roles.indexOf(role) ? present.role : role;
  await tx
    .insert(members)
    .values({ groupId, accountId, role: higher, createdAt: now() })
    .onConflictDoUpdate({
      target: [members.groupId, members.accountId],
      set: { role: higher },
    });
}
