/**
 * A text for a cell that no spreadsheet takes for a formula: one that begins
 * like one is given an apostrophe (OWASP, CSV injection).
 */
export function defused(text: string): string {
  return /^[\s\p{Cf}]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}
