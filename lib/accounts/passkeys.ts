import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { and, count, eq, notExists } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, members, passkeys } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import { passkeyMail } from "#lib/mail/templates/account.ts";
import { done, type Result } from "#lib/result.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import type { PasskeyInput } from "./input.ts";
import { CHALLENGE_MINUTES, makeChallenge, spendChallenge } from "./passkey-challenge.ts";
import { ALGORITHMS, userHandle, verifyRegistration } from "./passkey-response.ts";
import { passkeySite } from "./passkey-site.ts";
import { isPassword } from "./passwords.ts";
import { isFreshlyProven, type Session } from "./queries.ts";
import { refuse } from "./refusals.ts";
import { endSessions } from "./sessions.ts";
import { tellOfChange } from "./tell.ts";

/** So many passkeys an account may have: one for each device, and some to spare. */
const MOST = 20;

/**
 * What a browser is asked to make a passkey. Only for who has just proved who
 * they are: by the password, or by having come in by a mailed link or another
 * passkey. The challenge in it is good in this session alone.
 */
export async function askForPasskey(
  session: Session,
  { ownPassword }: { ownPassword: string },
): Promise<Result<PublicKeyCredentialCreationOptionsJSON>> {
  const site = passkeySite();
  if (!site) return refuse("no-passkeys-here");
  const { accountId, email, name } = session.actor;
  const [own] = await store.read
    .select({ passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!isFreshlyProven(session)) {
    if (!own?.passwordHash) return refuse("unproven");
    if (!(await isPassword(ownPassword, own.passwordHash))) {
      return refuse("wrong", { at: "ownPassword" });
    }
  }
  const known = await store.read
    .select({ id: passkeys.credentialId })
    .from(passkeys)
    .where(eq(passkeys.accountId, accountId));
  if (known.length >= MOST) return refuse("many-passkeys", { most: MOST });
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  const options = await generateRegistrationOptions({
    rpName: await getSiteName(),
    rpID: site.rpId,
    userID: new Uint8Array(userHandle(accountId)),
    userName: email,
    userDisplayName: name,
    challenge: new Uint8Array(Buffer.from(makeChallenge(`add ${session.id}`), "base64url")),
    timeout: CHALLENGE_MINUTES * 60_000,
    attestationType: "none",
    excludeCredentials: known,
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return done(options);
}

/** Adds a passkey that a device made as `askForPasskey` asked in this session, and tells the account by mail. */
export async function addPasskey(
  actor: Actor,
  { passkeyName: name, response }: PasskeyInput,
  { sessionId }: { sessionId: string },
): Promise<Result> {
  const site = passkeySite();
  if (!site) return refuse("no-passkeys-here");
  const made = await verifyRegistration(response, site, `add ${sessionId}`);
  if (!made) return refuse("passkey-late");
  const { challenge, ...key } = made;
  const { accountId } = actor;
  return store.write(async (tx) => {
    if (!(await spendChallenge(tx, challenge))) return refuse("passkey-late");
    const [{ n } = { n: 0 }] = await tx
      .select({ n: count() })
      .from(passkeys)
      .where(eq(passkeys.accountId, accountId));
    if (n >= MOST) return refuse("many-passkeys", { most: MOST });
    const [added] = await tx
      .insert(passkeys)
      .values({ id: newId(), accountId, name, ...key, createdAt: now() })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (!added) return refuse("passkey-known");
    await recordAudit(tx, actor, { action: "account.passkey-added", subjectId: accountId });
    await tellOfChange(tx, actor, (facts) => passkeyMail({ ...facts, name }));
    return done();
  });
}

/**
 * Removes one of the actor's passkeys, and signs them out everywhere but in the
 * session at hand: the device that it is on may be lost. One that is gone is no
 * refusal.
 */
export async function removePasskey(
  actor: Actor,
  { passkeyId }: { passkeyId: string },
  { sessionId }: { sessionId: string },
): Promise<Result> {
  const { accountId } = actor;
  return store.write(async (tx) => {
    const [removed] = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, passkeyId), eq(passkeys.accountId, accountId)))
      .returning({ id: passkeys.id });
    if (!removed) return done();
    await endSessions(tx, accountId, sessionId);
    await recordAudit(tx, actor, { action: "account.passkey-removed", subjectId: accountId });
    return done();
  });
}

/** Removes the passkeys of who has no role left here; before their sessions are ended, in which order signing in locks them. */
export async function dropIdlePasskeys(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(passkeys).where(
    and(
      eq(passkeys.accountId, accountId),
      notExists(
        tx.select({ id: members.accountId }).from(members).where(eq(members.accountId, accountId)),
      ),
      notExists(
        tx
          .select({ id: accounts.id })
          .from(accounts)
          .where(and(eq(accounts.id, accountId), eq(accounts.siteAdmin, true))),
      ),
    ),
  );
}
