import type { Importers } from "#lib/imports/batch.ts";
import { attendeeImporter } from "#lib/rsvps/import/importer.ts";
import { subscriberImporter } from "#lib/subscribers/import/importer.ts";

/** Who takes the rows of each kind of list: the one place that knows them all. */
export const importers: Importers = {
  rsvps: attendeeImporter,
  subscribers: subscriberImporter,
};
