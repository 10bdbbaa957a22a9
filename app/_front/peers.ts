import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { Explained } from "#lib/env.ts";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Addresses of proxies whose word is believed: each a range of so many leading bits. */
export type Proxies = [range: Address, bits: number][];

/** Reads addresses and CIDR ranges; throws an error that names the setting. */
export function parseProxies(list: string[]): Proxies {
  return list.map((text) => {
    try {
      if (text.includes("/")) return ipaddr.parseCIDR(text);
      const address = plain(text);
      if (!address) throw new Error("not an address");
      return [address, address.kind() === "ipv4" ? 32 : 128];
    } catch {
      throw new Explained(
        `These settings cannot be used:\n  TRUSTED_PROXIES: "${text}" is not an IP address or a range such as 10.0.0.0/8`,
      );
    }
  });
}

/** Reads an address as proxies write it, some with a port. */
function plain(text: string): Address | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  return isIP(bare) ? ipaddr.process(bare) : null;
}

function isTrusted(address: Address, proxies: Proxies): boolean {
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
  proxies: Proxies,
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
