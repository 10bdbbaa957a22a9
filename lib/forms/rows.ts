/**
 * The rows of a form's list with the ids they have in the database: a row that
 * was taken out and typed in again (it has no id, but the name of one that is
 * missing) is the same row.
 */
export function withKnownIds<Known extends { id: string }, Row extends { id: string }>(
  known: readonly Known[],
  rows: readonly Row[],
  nameOf: (row: Known | Row) => string,
): Row[] {
  const missing = new Map(
    known
      .filter(({ id }) => !rows.some((row) => row.id === id))
      .map((row) => [nameOf(row), row.id] as const),
  );
  return rows.map((row) =>
    known.some(({ id }) => id === row.id) ? row : { ...row, id: missing.get(nameOf(row)) ?? "" },
  );
}
