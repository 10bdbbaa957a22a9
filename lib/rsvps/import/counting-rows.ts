import type { Row } from "#lib/imports/table.ts";
import { emailKey } from "#lib/mail/address.ts";
import type { NewRsvp } from "../desk/add.ts";
import type { Layout } from "./columns.ts";
import { isOfForm } from "./known.ts";

/** A row that was read. */
type Read = { line: number; row: NewRsvp | null };

const isOff = ({ status }: NewRsvp) => status === "declined" || status === "cancelled";

/**
 * The line that counts of those with one address, by its key: of answers to a
 * form the last, who changes their mind answers anew; of any other list the
 * first that is not off, since an order that was cancelled is made once more.
 */
export function countingRows(
  read: readonly Read[],
  rows: readonly Row[],
  layout: Layout,
  plusAddresses: "distinct" | "same",
): Map<string, number> {
  const lastCounts = layout.headings && isOfForm(rows);
  const counting = new Map<string, { line: number; row: NewRsvp }>();
  for (const { line, row } of read) {
    if (!row || row.email === null) continue;
    const key = emailKey(row.email, plusAddresses);
    const before = counting.get(key)?.row;
    if (!before || lastCounts || (isOff(before) && !isOff(row))) counting.set(key, { line, row });
  }
  return new Map([...counting].map(([key, { line }]) => [key, line]));
}
