import { eq } from "drizzle-orm";
import { z } from "zod";
import { store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { now } from "#lib/time/clock.ts";

const KEY = "backup.last";

const kept = z.object({ at: z.iso.datetime(), bytes: z.number() });

/** Writes down that a back-up was made and found to be good, for the desk to tell. */
export async function recordBackup({ bytes }: { bytes: number }): Promise<void> {
  const value = { at: now().toISOString(), bytes };
  await store.write((tx) =>
    tx
      .insert(settings)
      .values({ key: KEY, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } }),
  );
}

/** When the last good back-up was made, and its size in bytes; null where none was. */
export async function findLastBackup(): Promise<{ at: Date; bytes: number } | null> {
  const [row] = await store.read
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY));
  const said = kept.safeParse(row?.value);
  return said.success ? { at: new Date(said.data.at), bytes: said.data.bytes } : null;
}
