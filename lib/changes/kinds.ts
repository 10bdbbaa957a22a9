import type { ChangeFacts } from "#lib/mail/templates/meeting.ts";
import type { Shown } from "./shown.ts";

/** The mail that tells of each change. */
export const KINDS = {
  changed: "meeting-changed",
  cancelled: "meeting-cancelled",
  postponed: "meeting-postponed",
  reinstated: "meeting-reinstated",
} as const satisfies Record<ChangeFacts["kind"], string>;

/** What the mails of a change need and the database no longer has. */
export type ChangeDetail = {
  /** Day, time and place before, in words, and what else there was; mailings of an earlier version have less. */
  date?: string | null;
  when: string | null;
  where: string | null;
  title?: string | null;
  lines?: Shown["lines"] | null;
  /** SEQUENCE that the change gave the meeting. */
  sequence: number;
};
