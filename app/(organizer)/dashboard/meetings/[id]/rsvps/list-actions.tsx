import { Link } from "#app/_ui/link.tsx";
import { type RsvpQuery, rsvpQueryEntries } from "#lib/rsvps/desk/list-filter.ts";

type Props = { meetingId: string; query: RsvpQuery; some: boolean };

const LINK = "target inline-flex items-center underline";

/** What can be done with the list as it is shown: taken away, printed. Files are fetched by plain links. */
export function ListActions({ meetingId, query, some }: Props) {
  const meeting = `/dashboard/meetings/${meetingId}`;
  const entries = new URLSearchParams(rsvpQueryEntries(query)).toString();
  const asked = entries ? `?${entries}` : "";
  return (
    <nav aria-label="This list" className="flex flex-wrap gap-x-5 print:hidden">
      <Link href={`${meeting}/rsvps/new`} className={LINK}>
        Add somebody
      </Link>
      <Link href={`${meeting}/rsvps/import`} className={LINK}>
        Import a list
      </Link>
      {some ? <OnlyWithRows meeting={meeting} asked={asked} /> : null}
    </nav>
  );
}

function OnlyWithRows({ meeting, asked }: { meeting: string; asked: string }) {
  return (
    <>
      <Link href={`${meeting}/messages/new${asked}`} className={LINK}>
        Write to them
      </Link>
      <a href={`${meeting}/rsvps/export.csv${asked}`} className={LINK}>
        Save as CSV
      </a>
      <a href={`${meeting}/rsvps/export.xlsx${asked}`} className={LINK}>
        Save for Excel
      </a>
      <Link href={`${meeting}/rsvps/paper${asked || "?as=list"}`} className={LINK}>
        On paper
      </Link>
    </>
  );
}
