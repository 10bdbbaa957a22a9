import type { MeetingList } from "#lib/meetings/queries.ts";

/** What the lists of the desk are called, and what they say when they are empty. */
export const listWords: Record<MeetingList, { tab: string; empty: string; hint: string }> = {
  upcoming: {
    tab: "Upcoming",
    empty: "Nothing is put on yet",
    hint: "Schedule a meeting, look it over as a draft, and put it on: it then stands here and on the public pages.",
  },
  drafts: {
    tab: "Drafts",
    empty: "No drafts",
    hint: "A meeting you schedule is a draft, seen only by organizers, until you put it on.",
  },
  past: {
    tab: "Past",
    empty: "No past meetings",
    hint: "Meetings come here by themselves when they are over. You can also schedule one that took place long ago, to keep the record.",
  },
  off: {
    tab: "Cancelled and postponed",
    empty: "Nothing is cancelled or postponed",
    hint: "Meetings that are off stand here, and can be put on again.",
  },
};
