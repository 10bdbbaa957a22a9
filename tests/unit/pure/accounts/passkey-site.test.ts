import { expect, test } from "vitest";
import { passkeySite } from "#lib/accounts/passkey-site.ts";

test.each([
  ["https://meetings.example.org", "meetings.example.org"],
  ["https://meetings.example.org:8443", "meetings.example.org"],
  ["https://hall", "hall"],
  ["http://localhost:3000", "localhost"],
  ["http://meetings.localhost:3000", "meetings.localhost"],
  ["http://meetings.example.org", null],
  ["http://127.0.0.1:3000", null],
  ["https://192.0.2.7", null],
  ["https://[2001:db8::7]", null],
  ["http://notlocalhost", null],
])("a site at %s asks for passkeys of %s", (siteUrl, rpId) => {
  expect(passkeySite(siteUrl)).toEqual(rpId === null ? null : { origin: siteUrl, rpId });
});
