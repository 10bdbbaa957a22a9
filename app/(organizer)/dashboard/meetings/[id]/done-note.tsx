import type { ReactNode } from "react";
import { DoneNote } from "#app/_ui/desk/done-note.tsx";
import { Link } from "#app/_ui/link.tsx";
import type { MeetingForOrganizer } from "#lib/meetings/queries.ts";
import { plural } from "#lib/text/plural.ts";

type Props = {
  done: string | undefined;
  /** Why it was saved and not put on, where it was to be. */
  refused: string | null;
  meeting: MeetingForOrganizer;
  toBeTold: number;
};

/** The outcome of the last step, in words; nothing where the meeting is not as the address says. */
export function MeetingDoneNote({ done, refused, meeting, toBeTold }: Props) {
  if (done === "not-on" && refused && meeting.status !== "published") {
    return (
      <p role="status" className="mb-6 border-l-4 border-danger py-1 pl-4">
        Saved, but it could not be put on. {refused}
      </p>
    );
  }
  return <DoneNote>{outcome(done, meeting, toBeTold)}</DoneNote>;
}

function outcome(
  done: string | undefined,
  { status, slug }: MeetingForOrganizer,
  toBeTold: number,
): ReactNode {
  const told = people(toBeTold);
  const page = (
    <Link href={`/meetings/${slug}`} className="underline">
      its page
    </Link>
  );
  const on = status === "published";
  switch (done) {
    case "created":
      return status === "draft" ? "Saved as a draft. Look it over, then put the meeting on." : null;
    case "saved":
      return on ? (
        <>
          Saved. {toBeTold > 0 ? "Nobody is told by mail." : null} See {page}.
        </>
      ) : (
        "Saved."
      );
    case "told":
      return on ? (
        <>
          Saved. {told} See {page}.
        </>
      ) : null;
    case "recorded":
      return "Written down.";
    case "thanked":
      return "Thanks are on their way.";
    case "published":
      return on ? <>The meeting is on. See {page}.</> : null;
    case "unpublished":
      return status === "draft" ? "It is a draft again, and its page is gone." : null;
    case "postponed":
      return status === "postponed" ? `The meeting is postponed. ${told}` : null;
    case "cancelled":
      return status === "cancelled" ? `The meeting is cancelled. ${told}` : null;
    case "reinstated":
      return on ? (
        <>
          The meeting is on again. {told} See {page}.
        </>
      ) : null;
    default:
      return null;
  }
}

function people(count: number): string {
  if (count === 0) return "Nobody had to be told.";
  return plural(count, {
    one: "The one person who had answered is told by mail.",
    other: `The ${count} people who had answered are told by mail.`,
  });
}
