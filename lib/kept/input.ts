import { requiredId, requiredLine } from "#lib/forms/fields.ts";
import type { KeptKind } from "./noun.ts";

/** With what the form of a kept row begins: what it is called, and which group keeps it. */
export const nameAndGroup = (kind: KeptKind) => ({
  name: requiredLine(200, "Name", `Enter the ${kind}'s name.`),
  groupId: requiredId(`Choose the group that keeps this ${kind}.`),
});
