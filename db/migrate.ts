import { join } from "node:path";
import { migrateStore } from "./store.ts";

/** Brings the database to the newest migration. The folder stands beside `db`, wherever the app was started. */
export async function migrate(): Promise<void> {
  await migrateStore(join(import.meta.dirname, "..", "drizzle"));
}
