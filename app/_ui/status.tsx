import type { ReactNode } from "react";

export type Tone = "plain" | "good" | "danger" | "quiet";

const LOOK: Record<Tone, string> = {
  plain: "border-ink text-ink",
  good: "border-good text-good",
  danger: "border-danger text-danger",
  quiet: "border-edge text-quiet",
};

/** A state in words; the colour only repeats what the word says. */
export function Status({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-block whitespace-nowrap border px-1.5 py-px text-[0.8125rem] font-semibold leading-snug ${LOOK[tone]}`}
    >
      {children}
    </span>
  );
}

/** A title that is struck through when the meeting is off. Always beside a Status that says so. */
export function TitleText({ off, children }: { off: boolean; children: ReactNode }) {
  return off ? <s className="decoration-2">{children}</s> : children;
}
