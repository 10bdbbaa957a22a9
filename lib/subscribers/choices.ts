/* What a subscriber can choose. Browser-safe: the forms are made of it. */

export const NEWS_KINDS = ["meetings", "changes", "reports", "site"] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

export const NEWS_WORDS: Record<NewsKind, string> = {
  meetings: "New meetings",
  changes: "Changes and cancellations",
  reports: "Reports of meetings that took place",
  site: "News of the group and the site",
};

/** The same in a list. */
export const NEWS_SHORT: Record<NewsKind, string> = {
  meetings: "meetings",
  changes: "changes",
  reports: "reports",
  site: "news",
};

export const PACES = ["at-once", "weekly", "monthly"] as const;
export type Pace = (typeof PACES)[number];

export const PACE_WORDS: Record<Pace, string> = {
  "at-once": "At once",
  weekly: "Once a week, on Monday",
  monthly: "Once a month, on the first",
};

/** Stands among the ids of groups for all that there are. */
export const ALL_GROUPS = "all";

/** How somebody agreed of whom no imported list says it. */
export const CONFIRMED_BY_MAIL = "Confirmed by our mail";

export type Choices = { groups: string[]; kinds: NewsKind[]; pace: Pace };
