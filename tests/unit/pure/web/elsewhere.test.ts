import { expect, test } from "vitest";
import { elsewhere } from "#lib/web/elsewhere.ts";

test.each([
  ["http://localhost:3000", "meetings.example.org", "meetings.example.org"],
  ["http://127.0.0.1:3000", "192.168.1.7:3000", "192.168.1.7:3000"],
  ["http://localhost:3000", "localhost:3000", null],
  ["http://localhost:3000", "127.0.0.1:3000", null],
  ["https://meetings.example.org", "other.example.org", null],
  ["http://localhost:3000", "not a host", null],
  ["http://localhost:3000", null, null],
])("a site at %s that is asked as %s: %s", (site, host, name) => {
  expect(elsewhere(site, host)).toBe(name);
});
