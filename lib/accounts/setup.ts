import { and, eq, like, notExists } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, groups, members, settings } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { env } from "#lib/env.ts";
import { insertGroup } from "#lib/groups/commands.ts";
import { newId } from "#lib/ids.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import type { SetupInput } from "./input.ts";
import { hashPassword } from "./passwords.ts";
import { hasOwner } from "./queries.ts";
import { refuse } from "./refusals.ts";
import { createSignInToken } from "./sign-in.ts";

// The hash is in the key, so that one delete both checks the token and uses it up.
const PREFIX = "setup.";
const keyOf = (token: string) => PREFIX + hashToken(token);

/**
 * While nobody owns a group or administers the site: a new one-time link that
 * lets its bearer set the site up. The links of earlier starts die with it.
 * Null once there is an owner.
 */
export async function setupLink(): Promise<string | null> {
  const token = newToken();
  const open = await store.write(async (tx) => {
    await tx.delete(settings).where(like(settings.key, `${PREFIX}%`));
    if (await hasOwner(tx)) return false;
    await tx.insert(settings).values({ key: keyOf(token), value: now().toISOString() });
    return true;
  });
  return open ? `${env().siteUrl}/setup?${new URLSearchParams({ token })}` : null;
}

/** Whether the site can be set up with this token, and whether it has groups already; null for every dead token. */
export async function findSetup(token: string): Promise<{ hasGroups: boolean } | null> {
  const [found] = await store.read
    .select({ key: settings.key })
    .from(settings)
    .where(eq(settings.key, keyOf(token)));
  if (!found || (await hasOwner())) return null;
  return { hasGroups: (await store.read.$count(groups)) > 0 };
}

/**
 * Sets the site up, once: makes the account that administers it and owns every
 * group that has no owner, and a new group if a name is given (needed where
 * there is none). Answers a token that signs the new owner in.
 */
export async function completeSetup(
  token: string,
  input: SetupInput,
): Promise<Result<{ signInToken: string }>> {
  // Looked at first, so that a wrong token costs no hashing; the write has the last word.
  if (!(await findSetup(token))) return refuse("dead");
  const passwordHash = input.password === null ? null : await hashPassword(input.password);
  return store.write(async (tx) => {
    if (input.societyName === "" && (await tx.$count(groups)) === 0) {
      return refuse("no-society", { at: "societyName" });
    }
    const [used] = await tx
      .delete(settings)
      .where(eq(settings.key, keyOf(token)))
      .returning({ key: settings.key });
    if (!used || (await hasOwner(tx))) return refuse("dead");

    const { name, email, societyName, timeZone } = input;
    const accountId = await makeAdmin(tx, { name, email, passwordHash });
    if (societyName) await insertGroup(tx, { name: societyName, timeZone }, accountId);
    await ownTheOwnerless(tx, accountId);
    await recordAudit(tx, null, { action: "site.set-up", subjectId: accountId });
    return done({ signInToken: await createSignInToken(tx, email) });
  });
}

type Admin = { name: string; email: string; passwordHash: string | null };

/** The account of that address, made if need be, as site admin. A password it has already stays if none is given. */
export async function makeAdmin(tx: Tx, { name, email, passwordHash }: Admin): Promise<string> {
  const [account] = await tx
    .insert(accounts)
    .values({ id: newId(), email, name, passwordHash, siteAdmin: true, createdAt: now() })
    .onConflictDoUpdate({
      target: accounts.email,
      set: {
        siteAdmin: true,
        ...(name ? { name } : {}),
        ...(passwordHash ? { passwordHash } : {}),
      },
    })
    .returning({ id: accounts.id });
  if (!account) throw new Error("The account was not written");
  return account.id;
}

/** Makes the account owner of every group without one: those that a seed brought. */
export async function ownTheOwnerless(tx: Tx, accountId: string): Promise<void> {
  const ownerless = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(
      notExists(
        tx
          .select({ id: members.accountId })
          .from(members)
          .where(and(eq(members.groupId, groups.id), eq(members.role, "owner"))),
      ),
    );
  for (const { id } of ownerless) {
    await tx
      .insert(members)
      .values({ groupId: id, accountId, role: "owner", createdAt: now() })
      .onConflictDoUpdate({ target: [members.groupId, members.accountId], set: { role: "owner" } });
  }
}
