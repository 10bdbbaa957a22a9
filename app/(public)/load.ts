import { cache } from "react";
import { listPublicGroups } from "#lib/groups/public-queries.ts";
import { getSiteName } from "#lib/site.ts";

// Asked for by the layout, the page and its metadata; the database is asked once.
export const loadSiteName = cache(getSiteName);
export const loadGroups = cache(listPublicGroups);
