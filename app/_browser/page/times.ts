/** The `data-` attributes of `<own-time>`, all of them text. */
export type OwnTimeData = {
  /** Instants in milliseconds. */
  from: string;
  to: string;
  /** Minutes that the meeting's clock is ahead of UTC at its start and at its end: clocks may change between. */
  offset: string;
  endOffset: string;
  /** What is said before the times, and after them. */
  before?: string;
  after?: string;
};

/** The times by the visitor's clock; nothing where that is the meeting's. */
export function ownTimes(data: OwnTimeData): string | undefined {
  const start = new Date(+data.from);
  const end = new Date(+data.to);
  const agrees = (at: Date, minutes: string) => -at.getTimezoneOffset() === +minutes;
  if (agrees(start, data.offset) && agrees(end, data.endOffset)) return;
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return [data.before, format.formatRange(start, end), data.after].join("");
}
