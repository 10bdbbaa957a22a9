import type { NewsKind } from "#lib/subscribers/choices.ts";

/* The kinds of news that organizers send. Browser-safe. */

export const LETTER_KINDS = ["announcement", "change-note", "report-note", "update"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Which choice of the subscribers each belongs to. */
export const CHOICE_OF: Record<LetterKind, NewsKind> = {
  announcement: "meetings",
  "change-note": "changes",
  "report-note": "reports",
  update: "site",
};

export const LETTER_WORDS: Record<LetterKind | "digest", string> = {
  announcement: "Announcement",
  "change-note": "Change",
  "report-note": "Report",
  update: "Update",
  digest: "Digest",
};
