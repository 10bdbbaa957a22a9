import { describe, expect, test } from "vitest";
import { openDoor } from "../door.ts";

describe("methods", () => {
  test.each([
    ["PROPFIND", "/feeds/meetings.ics", 405],
    ["TRACE", "/", 405],
    ["PUT", "/", 405],
    ["DELETE", "/meetings/a", 405],
    ["OPTIONS", "/meetings/a", 204],
    ["CONNECT", "x:1", 405],
    ["HEAD", "/", 200],
  ])("%s %s: %d", async (method, path, status) => {
    const at = await openDoor();
    const answer = await at.raw(
      `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
    if (status === 204) expect(answer).toMatch(/allow: GET, HEAD, OPTIONS, POST/i);
  });

  test("an offer to upgrade the connection is declined by an ordinary answer", async () => {
    const at = await openDoor();
    const answer = await at.raw(
      "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n\r\n",
      500,
    );
    expect(answer).toMatch(/^HTTP\/1.1 200/);
  });
});
