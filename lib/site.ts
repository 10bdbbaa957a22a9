import { asc, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { groups, settings } from "#db/tables.ts";

/** The site's name: the setting `site.name`, else the name of its only group, else the app's. */
export async function getSiteName(): Promise<string> {
  const [named] = await store.read
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, "site.name"));
  if (typeof named?.value === "string" && named.value !== "") return named.value;
  const names = await store.read
    .select({ name: groups.name })
    .from(groups)
    .orderBy(asc(groups.name))
    .limit(2);
  return names.length === 1 && names[0] ? names[0].name : "Marchmont";
}
