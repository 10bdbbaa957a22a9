import { describe, expect, test } from "vitest";
import { parseProxies, truePeer } from "#app/_front/peers.ts";

describe("truePeer", () => {
  const proxies = parseProxies(["10.0.0.0/8", "2001:db8::/32", "192.0.2.1"]);

  test.each([
    ["203.0.113.5", undefined, "203.0.113.5"],
    ["::ffff:203.0.113.5", undefined, "203.0.113.5"],
    ["fe80::1%eth0", undefined, "fe80::1"],
    // A stranger's word is worth nothing.
    ["203.0.113.5", "198.51.100.1", "203.0.113.5"],
    // A proxy's is, up to the first address that is no proxy's.
    ["10.1.2.3", "198.51.100.1", "198.51.100.1"],
    ["::ffff:10.1.2.3", "198.51.100.1", "198.51.100.1"],
    ["10.1.2.3", "203.0.113.66, 198.51.100.1", "198.51.100.1"],
    ["10.1.2.3", "203.0.113.66, 198.51.100.1, 10.9.9.9", "198.51.100.1"],
    ["2001:db8::9", "2001:4860::1", "2001:4860::1"],
    ["192.0.2.1", "10.0.0.1, 10.0.0.2", "10.0.0.1"],
    ["192.0.2.2", "198.51.100.1", "192.0.2.2"],
    // Some proxies add a port.
    ["10.1.2.3", "198.51.100.1:51234", "198.51.100.1"],
    ["10.1.2.3", "[2001:4860::1]:51234", "2001:4860::1"],
    // What is no address ends the chain.
    ["10.1.2.3", "198.51.100.1, unknown", "10.1.2.3"],
    ["10.1.2.3", "", "10.1.2.3"],
    ["10.1.2.3", "1", "10.1.2.3"],
    [undefined, "198.51.100.1", "unknown"],
  ])("%s with X-Forwarded-For %s is %s", (socket, forwarded, peer) => {
    expect(truePeer(socket, { "x-forwarded-for": forwarded }, proxies)).toBe(peer);
  });

  test.each(["foo", "10.0.0.0/99", "1", "10.0.0"])("%s is refused by name", (text) => {
    expect(() => parseProxies([text])).toThrow(/TRUSTED_PROXIES/);
  });
});
