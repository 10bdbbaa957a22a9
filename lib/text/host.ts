/** The host of a web address without "www.", to say it or compare by it; null where it has none. */
export function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : null;
}
