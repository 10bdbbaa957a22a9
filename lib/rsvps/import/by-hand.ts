import { z } from "zod";
import { requiredId } from "#lib/forms/fields.ts";
import { addRow } from "../desk/input.ts";

/* Values of a row that an organizer sets by hand before a list is imported, in place of what stands in the file. */

const { name, email, partySize, note, status } = addRow.shape;

const said = z.object({ name, email, partySize, note, status: status.unwrap() });

/** What is set for one row: its values, or that it is left out. */
const set = z.union([z.object({ leftOut: z.literal(true) }), said]);

export type SetByHand = z.output<typeof set>;
/** By the line of the file. */
export type ByHand = ReadonlyMap<number, SetByHand>;

/** Which row is left out, or read as the file has it. */
export const rowInput = z.object({
  meetingId: requiredId("This meeting does not exist."),
  line: z.coerce.number().int().min(1),
  /** The list that was looked over. */
  list: z.string().max(40).optional(),
});

/** The values of one row, as the form sends them. */
export const setRowInput = rowInput.extend(said.shape);

/** What was set by hand, as the draft keeps it. */
export function readByHand(kept: unknown): ByHand {
  const entries = Object.entries((kept ?? {}) as Record<string, unknown>);
  return new Map(
    entries.flatMap(([line, values]) => {
      const parsed = set.safeParse(values);
      return parsed.success ? [[Number(line), parsed.data] as const] : [];
    }),
  );
}

/** Values as a form holds them again. */
export function typedByHand({
  email,
  partySize,
  ...values
}: Exclude<SetByHand, { leftOut: true }>) {
  return { ...values, email: email ?? "", partySize: String(partySize) };
}
