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
import { getSiteName } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import type { InviteInput } from "./input.ts";
import { mayManageMembers, maySeeMembers } from "./policy.ts";
import { isOpen } from "./public-queries.ts";
import { refuse } from "./refusals.ts";

/** Days for which an invitation can be accepted. */
const INVITATION_DAYS = 14;

const ROLE_WORDS: Record<Role, string> = {
  owner: "an owner",
  organizer: "an organizer",
  helper: "a helper",
};

type Invited = { groupId: string; email: string; role: Role };

/** Invites an address to a group by mail; an earlier invitation that is still open makes way for this one. Refusals: archived, member. */
export async function inviteMember(
  actor: Actor,
  { groupId, email, role }: InviteInput,
): Promise<Result<{ id: string }>> {
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
    await tx
      .update(invitations)
      .set({ revokedAt: now() })
      .where(and(eq(invitations.groupId, groupId), eq(invitations.email, email), isOpen()));
    const id = newId();
    const link = await writeInvitation(tx, { id, groupId, email, role }, actor, siteName);
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
  { id, groupId, email, role }: Invited & { id: string },
  by: Pick<Actor, "accountId" | "name"> | null,
  siteName: string,
): Promise<string> {
  const [group] = await tx
    .select({ name: groups.name, accent: groups.accent, email: groups.email })
    .from(groups)
    .where(eq(groups.id, groupId));
  if (!group) throw new NotFound("Group");
  const token = newToken();
  const at = now();
  await tx.insert(invitations).values({
    id,
    groupId,
    email,
    role,
    tokenHash: hashToken(token),
    invitedBy: by?.accountId ?? null,
    createdAt: at,
    expiresAt: new Date(at.getTime() + INVITATION_DAYS * 86_400_000),
  });
  const invitation = `${env().siteUrl}/invitations/${token}`;
  await enqueueMail(tx, {
    kind: "invitation",
    groupId,
    meetingId: null,
    rsvpId: null,
    to: { email, name: "" },
    fromName: group.name,
    replyTo: group.email,
    ...invitationMail({
      siteName,
      groupName: group.name,
      accent: group.accent,
      inviter: by?.name ?? "",
      role: ROLE_WORDS[role],
      days: INVITATION_DAYS,
    }),
    links: { invitation },
  });
  return invitation;
}

/**
 * Mails the newest open invitation of an address again, with a new link, to
 * somebody who has no account yet and asks to sign in. Nothing for others.
 */
export async function resendInvitation(email: string): Promise<void> {
  const siteName = await getSiteName();
  const link = await store.write(async (tx) => {
    const [open] = await tx
      .select({
        id: invitations.id,
        groupId: invitations.groupId,
        role: invitations.role,
        invitedBy: invitations.invitedBy,
        inviter: accounts.name,
      })
      .from(invitations)
      .leftJoin(accounts, eq(accounts.id, invitations.invitedBy))
      .where(and(eq(invitations.email, email), isOpen()))
      .orderBy(desc(invitations.createdAt))
      .limit(1);
    if (!open) return null;
    await tx.update(invitations).set({ revokedAt: now() }).where(eq(invitations.id, open.id));
    const by = open.invitedBy ? { accountId: open.invitedBy, name: open.inviter ?? "" } : null;
    const { groupId, role } = open;
    return writeInvitation(tx, { id: newId(), groupId, email, role }, by, siteName);
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
