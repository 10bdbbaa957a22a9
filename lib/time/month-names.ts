/**
 * The months as one language writes them in a date of such a form, from January
 * on; "" where it has none there. As Intl gives them: not folded, with their full stops.
 */
export function monthsAsWritten(
  language: string,
  form: Pick<Intl.DateTimeFormatOptions, "day" | "month">,
): string[] {
  const format = new Intl.DateTimeFormat(language, {
    ...form,
    calendar: "gregory",
    timeZone: "UTC",
  });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2026, month, 15));
    return parts.find(({ type }) => type === "month")?.value ?? "";
  });
}
