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
      [now, linesUnder(now, news[name].come)],
      [before, linesUnder(before, news[name].gone)],
    ];
  });
  return rows.filter(([label, lines]) => label !== "" && lines !== "");
}

/** What the label says, a line need not say again: "The way in now", "The way in: by the yard". */
function linesUnder(label: string, lines: string[]): string {
  const about = `${label.replace(/ (now|before)$/, "")}: `;
  return lines.map((line) => (line.startsWith(about) ? line.slice(about.length) : line)).join("\n");
}

/** A note on the way in, on a line, with what it is about: "The room: up two steps." */
export const wayInLine = ({ about, text }: { about: string; text: string }) => `${about}: ${text}`;
