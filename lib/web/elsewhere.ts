const isThisMachine = (hostname: string) =>
  hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");

/** The name by which a request came (its Host) where the site only knows itself as this machine; else null. */
export function elsewhere(siteUrl: string, host: string | null): string | null {
  if (!host || !isThisMachine(new URL(siteUrl).hostname)) return null;
  const asked = `http://${host}`;
  return URL.canParse(asked) && !isThisMachine(new URL(asked).hostname) ? host : null;
}
