import type { Actor } from "#lib/access/actor.ts";
import type { Import } from "./batch.ts";

/** In whose name an import is done: who began it was allowed to then, and has no say in anything else by it. Null where their account is gone. */
export function onBehalf({ createdBy }: Pick<Import, "createdBy">): Actor | null {
  if (createdBy === null) return null;
  return { accountId: createdBy, email: "", name: "", siteAdmin: false, roles: {} };
}
