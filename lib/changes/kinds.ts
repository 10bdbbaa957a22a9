import type { ChangeFacts } from "#lib/mail/templates/meeting.ts";

/** The mail that tells of each change. */
export const KINDS = {
  changed: "meeting-changed",
  cancelled: "meeting-cancelled",
  postponed: "meeting-postponed",
  reinstated: "meeting-reinstated",
} as const satisfies Record<ChangeFacts["kind"], string>;

/** What the mails of a change need and the database no longer has. */
export type ChangeDetail = {
  /** Day, time and place before, in words; mailings of an earlier version have no day. */
  date?: string | null;
  when: string | null;
  where: string | null;
  /** SEQUENCE that the change gave the meeting. */
  sequence: number;
};
