import type { z } from "zod";
import type { Actor } from "#lib/access/actor.ts";
import { asSeen, changeList } from "#lib/imports/given.ts";
import type { Result } from "#lib/result.ts";
import { type rowInput, type setRowInput, typedByHand } from "./by-hand.ts";
import { findImport } from "./commands.ts";
import { refuse } from "./refusals.ts";

type Which = z.output<typeof rowInput>;

/** Sets the values of a row of the kept list, in place of what the file says. Refusals: gone, other, no-line. */
export function setRow(actor: Actor, input: z.output<typeof setRowInput>): Promise<Result> {
  const { meetingId, line, list, ...values } = input;
  return put(actor, { meetingId, line, list }, typedByHand(values));
}

/** Leaves a row out. Refusals: gone, other, no-line. */
export function leaveRowOut(actor: Actor, row: Which): Promise<Result> {
  return put(actor, row, { leftOut: true });
}

/** Takes a row as the file has it again. Refusals: gone, other, no-line. */
export function resetRow(actor: Actor, row: Which): Promise<Result> {
  return put(actor, row, undefined);
}

async function put(
  actor: Actor,
  { meetingId, line, list }: Which,
  values: Record<string, unknown> | undefined,
): Promise<Result> {
  const found = asSeen(await findImport(actor, meetingId), list);
  if (!found.ok) return found;
  const kept = found.value;
  if (!kept.rows.some((row) => row.line === line)) return refuse("no-line");
  return changeList(actor, meetingId, kept.list, ({ byHand }) => ({
    byHand: { ...(byHand as object | undefined), [line]: values },
  }));
}
