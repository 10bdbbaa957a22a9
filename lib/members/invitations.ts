import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { accounts, groups, invitations, members } from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";
import { isArchived } from "#lib/access/own-group.ts";
import { printLink } from "#lib/accounts/print-link.ts";
import { recordAudit } from "#lib/audit.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { invitationMail } from "#lib/mail/templates/account.ts";
import { done, Forbidden, NotFound, type Result } from "#lib/result.ts";
import { linkToken } from "#lib/secret.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken } from "#lib/tokens.ts";
import type { InviteInput } from "./input.ts";
import { mayManageMembers, maySeeMembers } from "./policy.ts";
import { isOpen } from "./public-queries.ts";
import { refuse } from "./refusals.ts";

/** Days for which an invitation can be accepted. */
const INVITATION_DAYS = 14;
const DAY_MS = 86_400_000;

const ROLE_WORDS: Record<Role, string> = {
  owner: "an owner",
  organizer: "an organizer",
  helper: "a helper",
};

/** The token of an invitation's link: derived, so that the same link can be mailed again. Taking it back is a column's matter, and so is its last day. */
const tokenOf = (invitationId: string) => linkToken("invitation", invitationId, 0);

/**
 * Invites an address to a group by mail. One that is still open is renewed:
 * whatever link was mailed before leads to it, with the role and the days that
 * are given now. Refusals: archived, member.
 */
export async function inviteMember(
  actor: Actor,
  input: InviteInput,
): Promise<Result<{ id: string }>> {
  const { groupId, email, role } = input;
  if (!mayManageMembers(actor, groupId)) {
    if (!maySeeMembers(actor, groupId)) throw new NotFound("Group");
    throw new Forbidden("This is for owners of the group.");
  }
  const siteName = await getSiteName();
  const made = await store.write(async (tx) => {
    if (await isArchived(tx, groupId)) return refuse("archived");
    const [member] = await tx
      .select({ id: accounts.id })
      .from(members)
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(and(eq(members.groupId, groupId), eq(accounts.email, email)));
    if (member) return refuse("member", { at: "email" });
    const id = await writeInvitation(tx, actor, input);
    const link = await mailInvitation(tx, id, siteName);
    await recordAudit(tx, actor, {
      action: "member.invited",
      groupId,
      subjectId: id,
      detail: { role },
    });
    return done({ id, link });
  });
  if (!made.ok) return made;
  printLink("Somebody was invited", made.value.link);
  return done({ id: made.value.id });
}

async function writeInvitation(
  tx: Tx,
  { accountId: invitedBy }: Actor,
  { groupId, email, role }: InviteInput,
): Promise<string> {
  const at = now();
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY_MS);
  const [renewed] = await tx
    .update(invitations)
    .set({ role, invitedBy, expiresAt })
    .where(and(eq(invitations.groupId, groupId), eq(invitations.email, email), isOpen()))
    .returning({ id: invitations.id });
  const id = renewed?.id ?? newId();
  const tokenHash = hashToken(tokenOf(id));
  if (renewed) {
    await tx.update(invitations).set({ tokenHash }).where(eq(invitations.id, id));
  } else {
    await tx
      .insert(invitations)
      .values({ id, groupId, email, role, tokenHash, invitedBy, createdAt: at, expiresAt });
  }
  return id;
}

/** Queues the mail with an invitation's link, and returns that. */
async function mailInvitation(tx: Tx, id: string, siteName: string): Promise<string> {
  const [row] = await tx
    .select({
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      inviter: accounts.name,
      groupId: groups.id,
      groupName: groups.name,
      accent: groups.accent,
      replyTo: groups.email,
    })
    .from(invitations)
    .innerJoin(groups, eq(groups.id, invitations.groupId))
    .leftJoin(accounts, eq(accounts.id, invitations.invitedBy))
    .where(eq(invitations.id, id));
  if (!row) throw new NotFound("Invitation");
  const { email, role, expiresAt, inviter, groupId, groupName, accent, replyTo } = row;
  const invitation = `${env().siteUrl}/invitations/${tokenOf(id)}`;
  await enqueueMail(tx, {
    kind: "invitation",
    groupId,
    meetingId: null,
    rsvpId: null,
    to: { email, name: "" },
    fromName: groupName,
    replyTo,
    ...invitationMail({
      siteName,
      groupName,
      accent,
      inviter: inviter ?? "",
      role: ROLE_WORDS[role],
      days: Math.ceil((expiresAt.getTime() - now().getTime()) / DAY_MS),
    }),
    links: { invitation },
  });
  return invitation;
}

/**
 * Mails the newest open invitation of an address again, to somebody who has no
 * account yet and asks to sign in. Anybody can ask, so that its link and its
 * last day stay as they are. Nothing for others, nor for a link that was drawn
 * by lot, as formerly: of that nothing is known any more.
 */
export async function resendInvitation(email: string): Promise<void> {
  const siteName = await getSiteName();
  const link = await store.write(async (tx) => {
    const [open] = await tx
      .select({ id: invitations.id, tokenHash: invitations.tokenHash })
      .from(invitations)
      .where(and(eq(invitations.email, email), isOpen()))
      .orderBy(desc(invitations.createdAt))
      .limit(1);
    if (!open || open.tokenHash !== hashToken(tokenOf(open.id))) return null;
    return mailInvitation(tx, open.id, siteName);
  });
  if (link) printLink("Somebody invited asked to sign in", link);
}

/** Takes an invitation back: its link is dead from now on. */
export async function revokeInvitation(
  actor: Actor,
  { invitationId }: { invitationId: string },
): Promise<Result> {
  return store.write(async (tx) => {
    const [invitation] = await tx
      .select({ groupId: invitations.groupId })
      .from(invitations)
      .where(eq(invitations.id, invitationId));
    if (!invitation || !maySeeMembers(actor, invitation.groupId)) throw new NotFound("Invitation");
    if (!mayManageMembers(actor, invitation.groupId)) {
      throw new Forbidden("This is for owners of the group.");
    }
    const [revoked] = await tx
      .update(invitations)
      .set({ revokedAt: now() })
      .where(and(eq(invitations.id, invitationId), isOpen()))
      .returning({ groupId: invitations.groupId });
    if (revoked) {
      await recordAudit(tx, actor, {
        action: "member.invitation-revoked",
        groupId: revoked.groupId,
        subjectId: invitationId,
      });
    }
    return done();
  });
}
