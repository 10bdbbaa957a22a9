/** What an issue is called on its own: "Issue 20", but "Spring 2007". */
export function issueName(number: string): string {
  return /^\d/.test(number) ? `Issue ${number}` : number;
}
