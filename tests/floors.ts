import { readFileSync } from "node:fs";
import { join } from "node:path";

/*
 * The floors of lib, read from the one list that there is: the block "floors"
 * of lib/README.md. A room is a folder (or a loose file, or a folder within a
 * room that stands in the list by itself).
 */

const readme = readFileSync(join(import.meta.dirname, "..", "lib", "README.md"), "utf8");
const [, list = ""] = /```floors\n([\s\S]*?)```/.exec(readme) ?? [];

/** Rooms from the ground up; those of a line stand beside each other. */
export const floors: string[][] = list
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/).slice(1));

const floorOf = new Map(floors.flatMap((rooms, at) => rooms.map((room) => [room, at] as const)));

/** The rooms up to which db may look: what knows no table of a noun. */
export const GROUND = 2;

/** The room of a file of lib ("lib/rsvps/desk/add.ts" → "rsvps/desk"), or null where it has none. */
export function roomOf(path: string): string | null {
  const parts = path
    .replace(/^lib\//, "")
    .replace(/\.tsx?$/, "")
    .split("/");
  for (let n = parts.length; n > 0; n--) {
    const room = parts.slice(0, n).join("/");
    if (floorOf.has(room)) return room;
  }
  return null;
}

/** On which floor a file of lib stands, from 0; null where it has no room. */
export function floorOfFile(path: string): number | null {
  const room = roomOf(path);
  return room === null ? null : (floorOf.get(room) ?? null);
}

/** What is wrong with an import of lib by lib, and where the file would belong; null where nothing is. */
export function floorFault(from: string, to: string): string | null {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room === null || other === null) {
    return `${room === null ? from : to} stands in no room of lib/README.md: choose one, or add its folder to a floor there`;
  }
  if (room === other) return null;
  const [own = 0, below = 0] = [floorOf.get(room), floorOf.get(other)];
  if (below < own) return null;
  const way = below === own ? "beside it" : "above it";
  return `${from} (${room}, floor ${own}) → ${to} (${other}, floor ${below}, ${way}): it belongs on floor ${below + 1} or higher, or what it needs of ${other} on floor ${own - 1} or lower`;
}
