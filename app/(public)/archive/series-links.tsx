import type { Choice } from "#lib/meetings/public-facets.ts";
import { MeetingCount } from "../meeting-count.tsx";

/** The series of the archive with how many meetings of each took place. */
export function SeriesLinks({ series }: { series: Choice[] }) {
  if (series.length === 0) return null;
  return (
    <nav aria-label="Series" className="mt-6 print:hidden">
      <h2 className="kicker text-quiet">By series</h2>
      <ul className="flex flex-wrap gap-x-6">
        {series.map(({ slug, name, meetings }) => (
          <li key={slug}>
            <a href={`/series/${slug}`} className="inline-flex min-h-11 items-center gap-1.5">
              <span className="headline text-xl">{name}</span>
              <MeetingCount meetings={meetings} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
