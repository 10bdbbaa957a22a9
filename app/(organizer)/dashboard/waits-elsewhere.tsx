import type { Waiting } from "#lib/desk/waiting.ts";
import { wantOf } from "#lib/desk/wants.ts";
import { WantLine } from "./meetings/[id]/wants.tsx";

/** As many as are seen at once. */
const SHOWN = 8;

/** Who waits besides those of the next meeting; nothing where nobody does. */
export function WaitsElsewhere({ waiting }: { waiting: readonly Waiting[] }) {
  if (waiting.length === 0) return null;
  const lines = waiting.map((one) => {
    const want = wantOf(one);
    const key = `${one.meeting?.id ?? ""} ${want.key}`;
    const about = { meetingId: one.meeting?.id ?? null, title: one.meeting?.title };
    return <WantLine key={key} want={want} {...about} />;
  });
  const more = lines.slice(SHOWN);
  return (
    <section className="mt-12">
      <h2 className="headline mb-3 text-xl">What else waits</h2>
      <ul className="border-t-2 border-ink">{lines.slice(0, SHOWN)}</ul>
      {more.length > 0 ? (
        <details>
          <summary className="target inline-flex cursor-pointer items-center underline">
            {more.length} more
          </summary>
          <ul>{more}</ul>
        </details>
      ) : null}
    </section>
  );
}
