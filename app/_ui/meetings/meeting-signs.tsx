import { Status, type Tone } from "#app/_ui/status.tsx";
import { type Sign, type SignFacts, signsOf } from "#lib/meetings/signs.ts";

const WORDS: Record<Sign, { words: string; tone?: Tone }> = {
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
  meeting: SignFacts;
  at: Date;
  /** What is said elsewhere already. */
  except?: readonly Sign[];
  className?: string;
};

/** What must be known before going there, in words. Nothing where all is plain. */
export function MeetingSigns({ meeting, at, except = [], className = "mb-1.5" }: Props) {
  const signs = signsOf(meeting, at).filter((sign) => !except.includes(sign));
  if (signs.length === 0) return null;
  return (
    <p className={`flex flex-wrap gap-2 ${className}`}>
      {signs.map((sign) => (
        <Status key={sign} tone={WORDS[sign].tone}>
          {WORDS[sign].words}
        </Status>
      ))}
    </p>
  );
}
