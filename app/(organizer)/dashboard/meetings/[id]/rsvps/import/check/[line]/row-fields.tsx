/** Which row it is, of which list, and what the page of all rows was asked for. */
export type Which = { meetingId: string; list: string; line: number; back: string };

/** The same as hidden fields. */
export function RowFields({ which }: { which: Which }) {
  return (
    <>
      <input type="hidden" name="meetingId" value={which.meetingId} />
      <input type="hidden" name="list" value={which.list} />
      <input type="hidden" name="line" value={which.line} />
      <input type="hidden" name="back" value={which.back} />
    </>
  );
}
