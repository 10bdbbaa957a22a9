const UNITS: [minutes: number, one: string, many: string][] = [
  [10_080, "A week", "weeks"],
  [1440, "A day", "days"],
  [60, "An hour", "hours"],
];

/** "A day", "3 days", "2 hours", "30 minutes" */
export function minutesInWords(minutes: number): string {
  for (const [unit, one, many] of UNITS) {
    if (minutes % unit === 0) return minutes === unit ? one : `${minutes / unit} ${many}`;
  }
  return `${minutes} minutes`;
}
