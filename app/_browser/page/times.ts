/** The `data-` attributes of `<own-time>`, all of them text. */
export type OwnTimeData = {
  /** Instants in milliseconds. */
  from: string;
  to: string;
  /** Minutes that the meeting's clock is ahead of UTC. */
  offset: string;
  /** What is said before the times, and after them. */
  before?: string;
  after?: string;
};

/** The times by the visitor's clock; nothing where that is the meeting's. */
export function ownTimes(data: OwnTimeData): string | undefined {
  const start = new Date(+data.from);
  if (-start.getTimezoneOffset() === +data.offset) return;
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return [data.before, format.formatRange(start, +data.to), data.after].join("");
}
