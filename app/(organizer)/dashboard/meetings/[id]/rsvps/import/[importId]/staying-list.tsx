import { Link } from "#app/_ui/link.tsx";
import type { Stays } from "#lib/rsvps/import/undo.ts";
import { counted } from "#lib/text/plural.ts";

const WHY: Record<Stays["why"], string> = {
  erased: "erased by themselves",
  withdrew: "withdrew themselves",
  changed: "changed since, by themselves or on the desk",
};

/** Who stays though the import is undone, and why; nothing where all go. */
export function StayingList({ stays, meetingId }: { stays: Stays[]; meetingId: string }) {
  if (stays.length === 0) return null;
  return (
    <>
      <p className="mt-4 font-semibold">
        {counted(stays.length, { one: "RSVP stays", other: "RSVPs stay" })}, because somebody has
        touched them since:
      </p>
      <ul className="mt-1">
        {stays.map(({ id, name, why }) => (
          <li key={id} className="wrap-anywhere">
            {why === "erased" ? (
              "Somebody"
            ) : (
              <Link
                href={`/dashboard/meetings/${meetingId}/rsvps/${id}`}
                className="target inline-flex items-center underline"
              >
                {name}
              </Link>
            )}
            : {WHY[why]}
          </li>
        ))}
      </ul>
    </>
  );
}
