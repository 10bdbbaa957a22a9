import type { IncomingHttpHeaders } from "node:http";
import ipaddr from "ipaddr.js";

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Reads addresses and CIDR ranges; throws an error that names the setting. */
export function parseProxies(list: string[]): Range[] {
  return list.map((text) => {
    try {
      if (text.includes("/")) return ipaddr.parseCIDR(text);
      const address = ipaddr.process(text);
      return [address, address.kind() === "ipv4" ? 32 : 128];
    } catch {
      throw new Error(
        `These settings cannot be used:\n  TRUSTED_PROXIES: "${text}" is not an IP address or a range such as 10.0.0.0/8`,
      );
    }
  });
}

function plain(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = text.trim().replace(/%.*$/, "");
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

function isTrusted(address: ipaddr.IPv4 | ipaddr.IPv6, proxies: Range[]): boolean {
  return proxies.some(
    ([range, bits]) => range.kind() === address.kind() && address.match(range, bits),
  );
}

/**
 * The address of whoever sent the request. X-Forwarded-For is believed only
 * as far as it was written by proxies we trust: read from the right, the first
 * address that is not one of theirs. IPv4 in IPv6 is given as IPv4.
 */
export function truePeer(
  socketAddress: string | undefined,
  headers: IncomingHttpHeaders,
  proxies: Range[],
): string {
  let peer = plain(socketAddress ?? "");
  if (!peer) return "unknown";
  const forwarded = headers["x-forwarded-for"];
  const chain = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",");
  while (isTrusted(peer, proxies) && chain.length > 0) {
    const before = plain(chain.pop() ?? "");
    if (!before) break;
    peer = before;
  }
  return peer.toString();
}
