import { plural } from "#lib/text/plural.ts";
import type { PictureRoom } from "./room.ts";

const inMb = (bytes: number) => Math.ceil(bytes / 1_000_000);

/** How much of a group's room for pictures is used and left. Browser-safe. */
export function roomInWords({ used, most, leftThisHour }: PictureRoom): string {
  const pictures = plural(leftThisHour, { one: "picture", other: "pictures" });
  return `The group’s pictures take ${inMb(used)} of ${inMb(most)} MB; ${leftThisHour} more ${pictures} can be sent this hour.`;
}
