import { and, notInArray, type SQL } from "drizzle-orm";
import { outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";

/** Mails about accounts, not about meetings: only who runs the site sees that they were sent. */
export const ACCOUNT_KINDS = ["sign-in", "sign-in-change", "invitation"];

/** The mails an actor may see: those of the groups they organize; all for a site admin. */
export function mailOf(actor: Actor): SQL | undefined {
  const own = inGroupsOf(actor, "organizer", outbox.groupId);
  return own && and(own, notInArray(outbox.kind, ACCOUNT_KINDS));
}

/** Whether the links of a mail may ever be shown: those of an RSVP, to be passed on by hand. Links that sign somebody in never are. */
export function hasPassableLinks(mail: { kind: string; rsvpId: string | null }): boolean {
  return mail.rsvpId !== null && !ACCOUNT_KINDS.includes(mail.kind);
}
