export type Role = "owner" | "organizer" | "helper";

/** Who asks: a signed-in person with the roles the database gives them at this request. */
export type Actor = {
  accountId: string;
  email: string;
  name: string;
  siteAdmin: boolean;
  /** Role by group id; absent where the person is no member. */
  roles: Readonly<Record<string, Role>>;
};

const RANK: Record<Role, number> = { helper: 1, organizer: 2, owner: 3 };

/** Whether the actor has at least this role in the group. A site admin has every role everywhere. */
export function hasRole(actor: Actor, groupId: string, role: Role): boolean {
  if (actor.siteAdmin) return true;
  const own = actor.roles[groupId];
  return own !== undefined && RANK[own] >= RANK[role];
}

/** The groups in which the actor has at least this role; "all" for a site admin. */
export function groupsWithRole(actor: Actor, role: Role): string[] | "all" {
  if (actor.siteAdmin) return "all";
  return Object.keys(actor.roles).filter((groupId) => hasRole(actor, groupId, role));
}

/** Whether the actor has at least this role in any group. */
export function hasRoleSomewhere(actor: Actor, role: Role): boolean {
  return actor.siteAdmin || Object.keys(actor.roles).some((id) => hasRole(actor, id, role));
}
