import { listNamedAttendees } from "#lib/rsvps/public-queries.ts";
import { Section } from "./section.tsx";

/** Who comes and agreed to be named here; nothing where nobody did. On paper nobody is named. */
export async function NamedAttendees({ meetingId }: { meetingId: string }) {
  const names = await listNamedAttendees(meetingId);
  if (names.length === 0) return null;
  return (
    <div className="mt-10 print:hidden">
      <Section title="Who is coming">
        <p className="measure text-quiet">Among others, these agreed to be named:</p>
        <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
          {names.map((name, index) => (
            <li key={index} className="wrap-anywhere">
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
