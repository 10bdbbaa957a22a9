"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { overLimit } from "#app/_server/limits.ts";
import { requireActor } from "#app/_server/session.ts";
import { changeRole, removeMember } from "#lib/members/commands.ts";
import { inviteInput, removalInput, revocationInput, roleInput } from "#lib/members/input.ts";
import { inviteMember, revokeInvitation } from "#lib/members/invitations.ts";
import { done } from "#lib/result.ts";

export async function inviteMemberAction(previous: FormState, data: FormData): Promise<FormState> {
  const actor = await requireActor();
  const over = await overLimit([["invite-account", actor.accountId]]);
  return over ?? organizerAction(inviteInput, inviteMember, refresh)(previous, data);
}

export const changeRoleAction = organizerAction(roleInput, changeRole, refresh);

/** Whoever leaves sees the list of their groups next: the group's own page is gone for them. */
export const removeMemberAction = organizerAction(
  removalInput,
  async (actor, input) => {
    const result = await removeMember(actor, input);
    return result.ok ? done({ left: input.accountId === actor.accountId }) : result;
  },
  ({ left }, { groupId }) => redirect(left ? "/dashboard/groups" : `/dashboard/members/${groupId}`),
);

export const revokeInvitationAction = organizerAction(revocationInput, revokeInvitation, refresh);
