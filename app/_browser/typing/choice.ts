import { counted } from "#lib/text/plural.ts";

/**
 * Which of `count` offers an arrow key chooses, from the one chosen now: -1 is
 * none, the field itself, which is passed on the way round.
 */
export function nextChoice(chosen: number, count: number, key: "ArrowDown" | "ArrowUp"): number {
  const all = count + 1;
  return ((chosen + 1 + (key === "ArrowDown" ? 1 : all - 1)) % all) - 1;
}

/** What is said of so many offers to who does not see them. */
export function foundWords(count: number): string {
  if (count === 0) return "No page found";
  return counted(count, { one: "page found", other: "pages found" });
}

/** Where a list below a field stands so that all of it is on the page, in pixels. */
export function placeBelow(
  field: { left: number; right: number; width: number },
  room: number,
): { left: number; width: number } {
  const width = Math.min(Math.max(field.width, 416), room - 32);
  return { left: Math.max(16, Math.min(field.left, field.right - width)), width };
}
