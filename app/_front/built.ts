import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where Next keeps what it built, under names that change with the content. */
export const BUILT = "/_next/static/";

/** Whether a built file is there no more: the site was built anew beneath the one that runs. */
export function isGone(path: string): boolean {
  if (!path.startsWith(BUILT)) return false;
  return !existsSync(join(".next", "static", decodeURIComponent(path.slice(BUILT.length))));
}
