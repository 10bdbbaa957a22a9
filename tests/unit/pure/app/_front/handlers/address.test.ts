import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalPath } from "#app/_front/handlers/address.ts";
import { openDoor } from "../door.ts";

describe("addresses", () => {
  test.each([
    ["/meetings/%E0%A4%A", 400],
    ["/meetings/%ff", 400],
    ["/meetings/%00", 400],
    ["/meetings/a%0d%0aSet-Cookie:x", 400],
    [`/?q=${"a".repeat(8_200)}`, 414],
    ["http://evil.example/", 400],
    ["*", 400],
    ["/calendar?topic=%E0%A4", 200],
    ["/", 200],
    ["/meetings/.", 400],
    ["/meetings/../dashboard", 400],
    ["/meetings/%2e%2E/dashboard", 400],
    ["/meetings/a%2Fb", 400],
    ["/meetings/a%5cb", 400],
    ["/meetings\\a", 400],
    ["/meetings/a#b", 400],
    ["/meetings/a%23b", 400],
    ["/meetings/caf\u00e9", 400],
  ])("GET %.40s: %d", async (path, status) => {
    const at = await openDoor();
    const answer = await at.raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  });
});

test.each([
  ["//meetings", "/meetings"],
  ["//evil.example/", "/evil.example"],
  ["/meetings//a", "/meetings/a"],
  ["/meetings/", "/meetings"],
  ["/meetings/?page=2", "/meetings?page=2"],
  ["/%6deetings", "/meetings"],
  ["/meetings/caf%c3%a9", "/meetings/caf%C3%A9"],
  ["/meetings/a@b", "/meetings/a%40b"],
])("%s leads to %s, whatever is sent there", async (from, to) => {
  const at = await openDoor();
  for (const method of ["GET", "POST"]) {
    const answer = await at.raw(
      `${method} ${from} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 308/);
    expect(/^location: (.*)\r$/im.exec(answer)?.[1]).toBe(to);
  }
  expect(at.seen).toEqual([]);
});

test("an address in its one spelling stays as it is", async () => {
  for (const path of [
    "/",
    "/meetings/caf%C3%A9",
    "/_next/static/a-b_c~1.js",
    "/a.b/.c/..d",
    "/(a)'*!",
  ]) {
    expect(normalPath(path)).toBe(path);
  }
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary-ascii" }), async (text) => {
      const once = normalPath(`/${text}`);
      expect(once === null ? null : normalPath(once)).toBe(once);
    }),
  );
});
