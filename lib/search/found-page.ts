/** A page that was found, as it is at this moment. */
export type FoundPage = {
  href: string;
  title: string;
  /** When it takes place or appeared: "2007-10-07T14:00", "2007-10", or null. */
  date: string | null;
  /** Whose it is, or where: a line of names. */
  detail: string;
  /** What there is to read of it, in Markdown. */
  text: string;
  language: string;
  /** In the words of the page: a meeting that does not take place. */
  off: "cancelled" | "postponed" | null;
};

/** A page with the id of the row it is of. */
export type PageRow = FoundPage & { id: string };

/** What most pages do not have. */
export const bare = { date: null, detail: "", text: "", language: "", off: null };

/** Parts set side by side, those that are empty left out. */
export const words = (...parts: (string | null)[]) => parts.filter(Boolean).join(" ");

/** The same with commas between them. */
export const line = (...parts: (string | null)[]) => parts.filter(Boolean).join(", ");
