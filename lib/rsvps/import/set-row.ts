import type { z } from "zod";
import type { Actor } from "#lib/access/actor.ts";
import { changeList } from "#lib/imports/given.ts";
import type { Result } from "#lib/result.ts";
import { type rowInput, type setRowInput, typedByHand } from "./by-hand.ts";
import { findImport } from "./commands.ts";
import { refuse } from "./refusals.ts";

type Which = z.output<typeof rowInput>;

/** Sets the values of a row of the kept list, in place of what the file says. Refusals: gone, no-line. */
export function setRow(actor: Actor, input: z.output<typeof setRowInput>): Promise<Result> {
  const { meetingId, line, ...values } = input;
  return put(actor, { meetingId, line }, typedByHand(values));
}

/** Leaves a row out. Refusals: gone, no-line. */
export function leaveRowOut(actor: Actor, row: Which): Promise<Result> {
  return put(actor, row, { leftOut: true });
}

/** Takes a row as the file has it again. Refusals: gone, no-line. */
export function resetRow(actor: Actor, row: Which): Promise<Result> {
  return put(actor, row, undefined);
}

async function put(
  actor: Actor,
  { meetingId, line }: Which,
  values: Record<string, unknown> | undefined,
): Promise<Result> {
  const kept = await findImport(actor, meetingId);
  if (kept && !kept.rows.some((row) => row.line === line)) return refuse("no-line");
  return changeList(actor, meetingId, ({ byHand }) => ({
    byHand: { ...(byHand as object | undefined), [line]: values },
  }));
}
