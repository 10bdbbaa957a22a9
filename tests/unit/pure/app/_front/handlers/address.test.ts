import { describe, expect, test } from "vitest";
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
    ["/meetings/caf%C3%A9?q=%E0%A4", 200],
    ["/", 200],
  ])("GET %.40s: %d", async (path, status) => {
    const at = await openDoor();
    const answer = await at.raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  });
});
