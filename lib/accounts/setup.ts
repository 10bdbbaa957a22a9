import { and, eq, notExists } from "drizzle-orm";
import type { Reader, Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, groups, members, settings } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { env } from "#lib/env.ts";
import { insertGroup } from "#lib/groups/commands.ts";
import { newId } from "#lib/ids.ts";
import { done, type Result } from "#lib/result.ts";
import { sign } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";
import { newToken, sameHash } from "#lib/tokens.ts";
import type { SetupInput } from "./input.ts";
import { hashPassword } from "./passwords.ts";
import { hasOwner } from "./queries.ts";
import { refuse } from "./refusals.ts";
import { endSessions } from "./sessions.ts";
import { createSignInToken } from "./sign-in.ts";

/** Where the lot stands that the link is derived from. */
const KEY = "setup";
const tokenOf = (lot: string) => sign("setup", lot);

/**
 * While nobody owns a group or administers the site: the one-time link that
 * lets its bearer set the site up. Every start of every instance tells the
 * same, so that none kills what another has told. Null once there is an owner.
 */
export async function setupLink(): Promise<string | null> {
  const lot = await store.write(async (tx) => {
    if (await hasOwner(tx)) {
      await tx.delete(settings).where(eq(settings.key, KEY));
      return null;
    }
    await tx.insert(settings).values({ key: KEY, value: newToken() }).onConflictDoNothing();
    return findLot(tx);
  });
  if (lot === null) return null;
  return `${env().siteUrl}/setup?${new URLSearchParams({ token: tokenOf(lot) })}`;
}

async function findLot(db: Reader): Promise<string | null> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY));
  return row ? String(row.value) : null;
}

/** What a token was derived from, while the site can be set up with it; null for every dead token. */
async function openLot(token: string): Promise<string | null> {
  const lot = await findLot(store.read);
  return lot !== null && sameHash(token, tokenOf(lot)) && !(await hasOwner()) ? lot : null;
}

/** Whether the site can be set up with this token, and whether it has groups already; null for every dead token. */
export async function findSetup(token: string): Promise<{ hasGroups: boolean } | null> {
  if ((await openLot(token)) === null) return null;
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
  const lot = await openLot(token);
  if (lot === null) return refuse("dead");
  const passwordHash = input.password === null ? null : await hashPassword(input.password);
  return store.write(async (tx) => {
    if (input.societyName === "" && (await tx.$count(groups)) === 0) {
      return refuse("no-society", { at: "societyName" });
    }
    const [used] = await tx
      .delete(settings)
      .where(and(eq(settings.key, KEY), eq(settings.value, lot)))
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

/** The account of that address, made if need be, as site admin. A password it has already stays if none is given; a new one ends its sessions. */
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
  if (passwordHash) await endSessions(tx, account.id);
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
