import { count, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, members } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { NotFound } from "#lib/result.ts";
import { byName } from "#lib/text/by-name.ts";
import { maySeeGroup } from "./policy.ts";

/** The groups in which the actor has a role, by name, with how many members each has; every group for a site admin. */
export async function listGroups(actor: Actor) {
  const rows = await store.read
    .select({
      id: groups.id,
      slug: groups.slug,
      name: groups.name,
      timeZone: groups.timeZone,
      accent: groups.accent,
      archivedAt: groups.archivedAt,
      members: count(members.accountId),
    })
    .from(groups)
    .leftJoin(members, eq(members.groupId, groups.id))
    .where(inGroupsOf(actor, "helper", groups.id))
    .groupBy(groups.id);
  return byName(rows, ({ name }) => name);
}

/** A group as its owners edit it. Throws NotFound for a group in which the actor has no role. */
export async function getGroup(actor: Actor, id: string) {
  const [row] = await store.read
    .select({
      id: groups.id,
      slug: groups.slug,
      name: groups.name,
      description: groups.description,
      url: groups.url,
      email: groups.email,
      timeZone: groups.timeZone,
      language: groups.language,
      accent: groups.accent,
      links: groups.links,
      retentionDays: groups.retentionDays,
      archivedAt: groups.archivedAt,
    })
    .from(groups)
    .where(eq(groups.id, id));
  if (!row || !maySeeGroup(actor, row.id)) throw new NotFound("Group");
  return row;
}
