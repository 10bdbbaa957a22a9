import { z } from "zod";
import { emailInput } from "#lib/accounts/email.ts";
import { requiredId } from "#lib/forms/fields.ts";

export const ROLES = ["owner", "organizer", "helper"] as const;

const role = z.enum(ROLES, { error: "Choose a role." });
const groupId = requiredId("Choose a group.");
const accountId = requiredId("Choose a member.");

export const inviteInput = z.object({ groupId, email: emailInput, role });
export type InviteInput = z.output<typeof inviteInput>;

export const roleInput = z.object({ groupId, accountId, role });
export type RoleInput = z.output<typeof roleInput>;

export const removalInput = z.object({ groupId, accountId });
export type RemovalInput = z.output<typeof removalInput>;

export const revocationInput = z.object({ invitationId: requiredId("Choose an invitation.") });
