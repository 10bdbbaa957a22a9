import { codeOf } from "#lib/pictures/code.ts";
import { meetingUrl } from "./load.ts";

/** On paper only: where the page is, for a phone and in letters. */
export function PrintCode({ slug, after }: { slug: string; after: boolean }) {
  const url = meetingUrl(slug);
  const { size, path } = codeOf(url);
  return (
    <div className="mt-3 hidden break-inside-avoid items-end gap-5 border-t-2 border-ink pt-3 print:flex">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-24 shrink-0"
      >
        <path d={path} stroke="currentColor" />
      </svg>
      <p className="headline text-lg">
        {url.replace(/^https?:\/\//, "")}
        <br />
        <span className="font-normal">
          {after ? "Report, programme and reading" : "Programme, reading and RSVP"}
        </span>
      </p>
    </div>
  );
}
