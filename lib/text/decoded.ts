/** What was percent-encoded, as it was meant; unchanged where it cannot have been. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
