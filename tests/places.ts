import { floors, roomOf } from "./floors.ts";

/*
 * Where a test stands: tests/README.md says it in words. A unit test stands in
 * tests/unit/<kind>/<room>, beside the others of the room of lib that it tests
 * ("app/_front", "db": what it tests outside of lib).
 */

const KINDS = ["pure", "data", "alone"];
const elsewhere =
  /^tests\/([a-z-]+\.test\.ts|races\/[a-z-]+\.test\.ts|http\/.+\.test\.ts|e2e\/.+\.spec\.ts)$/;

/** The room of a file of lib, db or app: "rsvps/desk", "db", "app/_front". Routes stand in the room of their noun's folder. */
export function roomOfSource(path: string): string | null {
  if (path.startsWith("lib/")) return roomOf(path);
  const [top, ...rest] = path.split("/").filter((part) => !/^[([]/.test(part));
  return top === "db" ? "db" : top === "app" ? `app/${rest[0]}` : null;
}

const lib = new Set(floors.flat());

/** The room that a test's own path names, or null where there is none of that name. */
function roomNamed(parts: string[]): string | null {
  const inLib = roomOf(`lib/${parts.join("/").replace(/\.test\.(ts|mjs)$/, "")}`);
  if (inLib !== null && lib.has(inLib)) return inLib;
  return parts[0] === "db" ? "db" : parts[0] === "app" && parts[2] ? `app/${parts[1]}` : null;
}

/** What is wrong with where a test stands, and where it belongs; null where nothing is. */
export function placeFault(path: string, imports: string[]): string | null {
  if (elsewhere.test(path)) return null;
  const [, tier, kind = "", ...parts] = path.split("/");
  if (tier !== "unit" || !KINDS.includes(kind)) {
    return `${path}: no such place. A unit test belongs in tests/unit/pure (no database), data (a database) or alone (a process of its own), in the folder of the room it tests`;
  }
  const rooms = imports.flatMap((name) => roomOfSource(name) ?? []);
  const named = roomNamed(parts);
  if (named !== null && rooms.includes(named)) return null;
  const most = [...new Set(rooms)]
    .filter((room) => room !== "db")
    .toSorted((a, b) => count(rooms, b) - count(rooms, a))[0];
  const why = named === null ? `there is no room ${parts[0]}` : `it imports nothing of ${named}`;
  return `${path}: ${why}; most of what it tests stands in ${most}: it belongs in tests/unit/${kind}/${most}`;
}

const count = (all: string[], one: string) => all.filter((each) => each === one).length;
