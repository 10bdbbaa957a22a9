type Said = { said: string; n: number };

const SHOWN = 8;

/** Where people heard of the meeting: bars to look at, and the same figures as a table. Nothing where nobody said. */
export function HeardFrom({ said }: { said: readonly Said[] }) {
  if (said.length === 0) return null;
  const rest = said.slice(SHOWN).reduce((sum, { n }) => sum + n, 0);
  const rows = [...said.slice(0, SHOWN), ...(rest > 0 ? [{ said: "Elsewhere", n: rest }] : [])];
  const most = Math.max(...rows.map(({ n }) => n));
  return (
    <details className="mt-6 print:hidden">
      <summary className="target inline-flex cursor-pointer items-center font-semibold underline">
        Where people heard of it
      </summary>
      <table className="w-full max-w-xl border-collapse text-[0.9375rem]">
        <caption className="sr-only">
          Where people heard of the meeting, of those who did not cancel
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Heard of it from</th>
            <th scope="col">RSVPs</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.said} className="border-b border-rule">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal wrap-anywhere">
                {row.said}
                <svg
                  aria-hidden="true"
                  viewBox="0 0 100 4"
                  preserveAspectRatio="none"
                  className="mt-1 block h-1.5 w-full"
                >
                  <rect width={(100 * row.n) / most} height="4" className="fill-ink" />
                </svg>
              </th>
              <td className="w-12 py-1.5 text-right align-top tabular-nums">{row.n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
