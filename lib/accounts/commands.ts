import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { accounts } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { type Env, env } from "#lib/env.ts";
import { passwordMail } from "#lib/mail/templates/account.ts";
import { forgetTokens } from "#lib/rate-limit.ts";
import { done, type Result } from "#lib/result.ts";
import { normaliseEmail } from "./email.ts";
import type { PasswordInput } from "./input.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import { refuse } from "./refusals.ts";
import { endSessions } from "./sessions.ts";
import { makeAdmin, ownTheOwnerless } from "./setup.ts";
import { tellOfChange } from "./tell.ts";

/**
 * Makes the site admin that OWNER_EMAIL and OWNER_PASSWORD name, and the owner
 * of groups that have none. Run at every start: an account that is there keeps
 * the password it has.
 */
export async function ensureOwner(
  { ownerEmail, ownerPassword }: Pick<Env, "ownerEmail" | "ownerPassword"> = env(),
): Promise<void> {
  if (!ownerEmail) return;
  const email = normaliseEmail(ownerEmail);
  if (!email)
    throw new Error("These settings cannot be used:\n  OWNER_EMAIL: is no e-mail address");
  const [known] = await store.read
    .select({ siteAdmin: accounts.siteAdmin, passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.email, email));
  const needsPassword = ownerPassword !== null && !known?.passwordHash;
  const passwordHash = needsPassword ? await hashPassword(ownerPassword) : null;
  await store.write(async (tx) => {
    const accountId = await makeAdmin(tx, { name: "", email, passwordHash });
    await ownTheOwnerless(tx, accountId);
    if (!known) await recordAudit(tx, null, { action: "site.set-up", subjectId: accountId });
  });
}

/** Changes what the actor is called. */
export async function changeName(actor: Actor, input: { name: string }): Promise<Result> {
  await store.write((tx) =>
    tx.update(accounts).set({ name: input.name }).where(eq(accounts.id, actor.accountId)),
  );
  return done();
}

/**
 * Changes or sets the actor's password, ends all sessions, and tells them by
 * mail. The present one must be given, unless `proven`: the person has just come
 * in by a mailed link or a passkey. Refused as "unproven" where there is none.
 */
export async function changePassword(
  actor: Actor,
  { currentPassword, password }: PasswordInput,
  { proven }: { proven: boolean },
): Promise<Result> {
  const [own] = await store.read
    .select({ passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.id, actor.accountId));
  if (!proven) {
    if (!own?.passwordHash) return refuse("unproven");
    if (!(await isPassword(currentPassword, own.passwordHash))) {
      return refuse("wrong", { at: "currentPassword" });
    }
  }
  const passwordHash = await hashPassword(password);
  const result = await store.write(async (tx) => {
    await endSessions(tx, actor.accountId);
    await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, actor.accountId));
    await recordAudit(tx, actor, {
      action: "account.password-changed",
      subjectId: actor.accountId,
    });
    await tellOfChange(tx, actor, passwordMail);
    return done();
  });
  await forgetTokens("link-address", actor.email);
  return result;
}

/** Ends every session of the actor, this one too, and the sign-in links on their way. Bites on each next request. */
export async function signOutEverywhere(actor: Actor): Promise<Result> {
  await store.write((tx) => endSessions(tx, actor.accountId));
  await forgetTokens("link-address", actor.email);
  return done();
}
