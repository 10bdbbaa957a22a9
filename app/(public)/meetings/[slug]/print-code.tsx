import { renderSVG } from "uqr";
import { meetingUrl } from "./load.ts";

/** On paper only: where the page is, for a phone and in letters. */
export function PrintCode({ slug, after }: { slug: string; after: boolean }) {
  const url = meetingUrl(slug);
  const svg = renderSVG(url, { ecc: "M", border: 0 });
  return (
    <div className="mt-5 hidden break-inside-avoid items-end gap-5 border-t-2 border-ink pt-5 print:flex">
      <div
        aria-hidden="true"
        className="size-28 shrink-0 [&>svg]:size-full"
        dangerouslySetInnerHTML={{ __html: svg }}
      />
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
