// A process of its own that works on imports until it is killed.
import { startImports } from "#lib/imports/runner.ts";
import { importers } from "#lib/jobs/importers.ts";

startImports(importers, (error) => {
  throw error;
});
setInterval(() => undefined, 60_000);
