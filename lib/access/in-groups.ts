import { type AnyColumn, inArray, or, type SQL } from "drizzle-orm";
import { type Actor, groupsWithRole, type Role } from "./actor.ts";

/**
 * The rows of the groups in which the actor has at least this role, as a
 * condition on the column that names the group; with `orElse`, also the rows it
 * is true of, such as what is public. Who has the role nowhere sees none but
 * those, and of rows without a group none; a site admin sees every row, for
 * whom there is no condition.
 */
export function inGroupsOf(
  actor: Actor,
  role: Role,
  column: AnyColumn<{ data: string }>,
  orElse?: SQL,
): SQL | undefined {
  const own = groupsWithRole(actor, role);
  return own === "all" ? undefined : or(inArray(column, own), orElse);
}
