import { isIP } from "node:net";

/** Names that only a computer at hand or its own network can mean. */
function isLocalName(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return (
    isIP(bare) > 0 ||
    !bare.includes(".") ||
    /\.(localhost|local|lan|internal|home\.arpa)$/.test(bare)
  );
}

/**
 * The origin the site has for this request: the configured one. While that is
 * localhost (nothing is configured yet) the site may be tried under any name
 * of the local network, so the request's Host counts. A public name does not:
 * it could be any site's, pointed here.
 */
export function ownOrigin(site: URL, host: string | undefined): string {
  if (site.hostname !== "localhost" || !host) return site.origin;
  const url = URL.canParse(`${site.protocol}//${host}`)
    ? new URL(`${site.protocol}//${host}`)
    : site;
  return isLocalName(url.hostname) ? url.origin : site.origin;
}
