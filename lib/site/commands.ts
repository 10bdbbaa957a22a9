import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertAdministers } from "#lib/access/site-admin.ts";
import { recordAudit } from "#lib/audit.ts";
import { done, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import type { SiteInput } from "./input.ts";
import { findSiteSettings, SITE_FIELDS, type SiteSetting } from "./public-queries.ts";

async function set(tx: Tx, key: SiteSetting, value: string): Promise<void> {
  await tx
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}

/**
 * Sets what belongs to the whole site. From then on nothing of it is taken from
 * the groups, but for a name left empty. NotFound for all but site admins.
 */
export async function updateSite(actor: Actor, input: SiteInput): Promise<Result> {
  assertAdministers(actor);
  return store.write(async (tx) => {
    const before = await findSiteSettings(tx);
    const changed = SITE_FIELDS.filter((name) => (input[name] ?? "") !== (before[name] ?? ""));
    for (const name of changed) await set(tx, `site.${name}`, input[name] ?? "");
    await set(tx, "site.changedAt", now().toISOString());
    await recordAudit(tx, actor, {
      action: "site.changed",
      detail: { fields: changed.join(", "), timeZone: input.timeZone },
    });
    return done();
  });
}
