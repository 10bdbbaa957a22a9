// A process of its own that works on imports until it is killed, as the one that serves a site.
import { takeOwnership } from "#db/upkeep/owner.ts";
import { startImports } from "#lib/imports/runner.ts";
import { importers } from "#lib/jobs/importers.ts";

takeOwnership("serves the site");
startImports(importers, (error) => {
  throw error;
});
setInterval(() => undefined, 60_000);
