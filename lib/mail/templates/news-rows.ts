/** The lines of a list that are new, and those that are gone. */
type Lines = { come: string[]; gone: string[] };

/** What of a meeting is not as the reader last knew it, beside its title, time and place. */
export type News = Record<keyof typeof LABELS, Lines>;

/** What the new lines are called, and those that are gone; nothing where a mail has them anyway. */
const LABELS = {
  doors: ["", "Doors before"],
  programme: ["Programme now", "Programme before"],
  reading: ["To read before", "No longer to read"],
  wayIn: ["The way in now", "The way in before"],
  price: ["Price now", "Price before"],
  about: ["About it now", "About it before"],
} as const;

/** The same as rows of a mail's facts. */
export function newsRows(news: News | undefined): [string, string][] {
  if (!news) return [];
  const names = Object.keys(LABELS) as (keyof News)[];
  const rows = names.flatMap((name): [string, string][] => {
    const [now, before] = LABELS[name];
    return [
      [now, news[name].come.join("\n")],
      [before, news[name].gone.join("\n")],
    ];
  });
  return rows.filter(([label, lines]) => label !== "" && lines !== "");
}
