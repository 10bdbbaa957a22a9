import { z } from "zod";

/* The folder that a site, or a group of it, is exported to. */

export const FORMAT = "marchmont-export";
export const VERSION = 1;

/** Where what stands in it. */
export const places = {
  schema: "schema.json",
  table: (name: string) => `tables/${name}.jsonl`,
  picture: (id: string) => `pictures/${id}.webp`,
  calendar: (slug: string) => `calendars/${slug}.ics`,
  list: (filename: string) => `lists/${filename}`,
};

/** What `schema.json` says that is read again. */
export const schemaInput = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  madeAt: z.string(),
  /** "site", or the address of a group. */
  of: z.union([z.literal("site"), z.object({ group: z.string() })]),
  tables: z.record(
    z.string(),
    z.object({
      rows: z.number().int(),
      row: z.object({ properties: z.record(z.string(), z.unknown()) }),
    }),
  ),
});

export type Schema = z.output<typeof schemaInput>;
