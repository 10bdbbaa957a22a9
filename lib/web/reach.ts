import { lookup as dnsLookup } from "node:dns";
import type { Agent } from "node:http";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";

/** How far a fetch reaches: which addresses it may be sent to, and how it gets there. */
export type Reach = {
  allows(url: URL): boolean;
  agentFor(url: URL): Agent;
  /** Resolves names for the agent, which connects to what this gave and to nothing else. */
  lookup: LookupFunction;
};

/** The part of IPv6 that is given out to be reached from everywhere (RFC 4291, section 2.4; IANA). */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/**
 * Whether an IP address belongs to the open web. The ranges set aside in IPv4
 * and IPv6 are known to the agent too; this also shuts out what IPv6 has
 * outside its global range, such as ::7f00:1, an old way to say 127.0.0.1.
 */
export function isOpenAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

const openLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, []);
    const shut = found.some(({ address }) => !isOpenAddress(address));
    const [first] = found;
    if (shut || !first) return callback(new Error("The name leads to no open address"), []);
    if (options.all) return callback(null, found);
    callback(null, first.address, first.family);
  });
};

const http = new RequestFilteringHttpAgent({ keepAlive: false });
const https = new RequestFilteringHttpsAgent({ keepAlive: false });

/**
 * The open web, on its usual ports. The agents check the very address that the
 * socket is opened to, so a name that answers differently the second time
 * (DNS rebinding) gains nothing.
 */
export const openWeb: Reach = {
  allows(url) {
    // The URL parser has made "127.1", "0x7f.1" and the like plain, and IPv6 stands in brackets.
    const host = url.hostname.replace(/^\[|\]$/g, "");
    return url.port === "" && (isIP(host) === 0 || isOpenAddress(host));
  },
  agentFor: (url) => (url.protocol === "https:" ? https : http),
  lookup: openLookup,
};
