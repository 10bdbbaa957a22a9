import { describe, expect, test } from "vitest";
import { ownOrigin } from "#app/_front/own-origin.ts";

describe("ownOrigin", () => {
  const untold = new URL("http://localhost:3000");
  test.each([
    ["localhost:3000", "http://localhost:3000"],
    ["127.0.0.1:3000", "http://127.0.0.1:3000"],
    ["[::1]:3000", "http://[::1]:3000"],
    ["192.168.1.20:3000", "http://192.168.1.20:3000"],
    ["raspberry:3000", "http://raspberry:3000"],
    ["raspberry.local:3000", "http://raspberry.local:3000"],
    ["LOCALHOST:3000", "http://localhost:3000"],
    ["evil.example:3000", "http://localhost:3000"],
    ["a b", "http://localhost:3000"],
    [undefined, "http://localhost:3000"],
  ])("Host %s: %s", (host, origin) => {
    expect(ownOrigin(untold, host)).toBe(origin);
  });

  test("a site address that was set is the only one", () => {
    const site = new URL("https://meetings.example.org");
    expect(ownOrigin(site, "127.0.0.1:3000")).toBe("https://meetings.example.org");
  });
});
