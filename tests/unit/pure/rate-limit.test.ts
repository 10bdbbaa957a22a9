import { expect, test } from "vitest";
import { LIMITS } from "#lib/rate-limit.ts";

/* The figures once more, in minutes: whoever changes one says so here as well. */

test("so much is allowed, and so it goes on beyond it", () => {
  const told = Object.entries(LIMITS).map(
    ([name, { uses, seconds, beyond }]) => `${name}: ${uses} in ${seconds / 60} min, ${beyond}`,
  );
  expect(told).toEqual([
    "password-pair: 10 in 15 min, prove",
    "password-address: 60 in 60 min, prove",
    "password-network: 100 in 15 min, prove",
    "password-browser: 10 in 15 min, wait",
    "link-address: 5 in 15 min, unmailed",
    "dead-link-network: 60 in 10 min, wait",
    "passkey-network: 60 in 10 min, wait",
    "invite-account: 60 in 60 min, wait",
    "fetch-account: 30 in 10 min, wait",
    "rsvp-network: 120 in 10 min, hold",
    "rsvp-flood: 1200 in 60 min, wait",
    "rsvp-address: 12 in 60 min, unmailed",
    "proof: 1 in 60 min, wait",
    "own-rsvps-address: 4 in 30 min, unmailed",
    "own-rsvps-network: 60 in 60 min, wait",
    "readdress-link: 6 in 60 min, wait",
    "readdress-address: 6 in 60 min, wait",
    "subscribe-network: 60 in 10 min, wait",
    "subscribe-address: 5 in 60 min, unmailed",
    "search-network: 600 in 1 min, wait",
    "letter-account: 60 in 60 min, wait",
    "list-account: 6 in 60 min, wait",
  ]);
});
