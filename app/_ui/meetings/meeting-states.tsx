import { Status, type Tone } from "#app/_ui/status.tsx";
import { type Standing, type Stands, standingsOf } from "#lib/meetings/standing.ts";

const WORDS: Record<Standing, { words: string; tone?: Tone }> = {
  cancelled: { words: "Cancelled", tone: "danger" },
  postponed: { words: "Postponed", tone: "danger" },
  happening: { words: "Happening now", tone: "good" },
  "doors-open": { words: "Doors open", tone: "good" },
  waitlist: { words: "Full: join the waiting list" },
  full: { words: "Full" },
  "few-seats": { words: "Few seats left" },
  online: { words: "Online", tone: "quiet" },
  hybrid: { words: "In person and online", tone: "quiet" },
};

type Props = {
  meeting: Stands;
  at: Date;
  /** What is said elsewhere already. */
  except?: readonly Standing[];
  className?: string;
};

/** What must be known before going there, in words. Nothing where all is plain. */
export function MeetingStates({ meeting, at, except = [], className = "mb-1.5" }: Props) {
  const standings = standingsOf(meeting, at).filter((standing) => !except.includes(standing));
  if (standings.length === 0) return null;
  return (
    <p className={`flex flex-wrap gap-2 ${className}`}>
      {standings.map((standing) => (
        <Status key={standing} tone={WORDS[standing].tone}>
          {WORDS[standing].words}
        </Status>
      ))}
    </p>
  );
}
