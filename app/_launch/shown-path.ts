import { isAbsolute, relative } from "node:path";

/** A path as it is typed where npm runs: from there, or whole where it leads elsewhere. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith("..") || isAbsolute(near) ? path : near;
}
