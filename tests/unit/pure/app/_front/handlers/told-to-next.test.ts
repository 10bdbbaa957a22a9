import { get } from "node:http";
import { describe, expect, test } from "vitest";
import { openDoor } from "../door.ts";

describe("who sent it", () => {
  test("headers that a client could forge are replaced", async () => {
    const at = await openDoor();
    await fetch(at.url, {
      headers: {
        "x-forwarded-for": "203.0.113.9",
        "x-forwarded-host": "evil.example",
        "x-marchmont-peer": "203.0.113.9",
        "x-middleware-subrequest": "proxy",
        "content-security-policy": "script-src 'nonce-evil'",
      },
    });
    const { headers } = at.seen[0]!;
    expect(headers["x-marchmont-peer"]).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(headers["x-forwarded-for"]).toBe(headers["x-marchmont-peer"]);
    expect(headers["x-forwarded-host"]).toBe(`localhost:${at.port}`);
    expect(headers).not.toHaveProperty("x-middleware-subrequest");
    expect(headers["content-security-policy"]).not.toContain("evil");
  });

  // Whatever Next, a server before us or we ourselves go by.
  test.each([
    "x-forwarded-port",
    "x-marchmont-more",
    "x-middleware-next",
    "x-invoke-path",
    "x-action-forwarded",
    "x-next-cache",
    "x-nextjs-data",
    "x-now-route",
    "x-prerender-revalidate",
    "x-vercel-id",
    "next-resume",
    "forwarded",
    "x-real-ip",
    "x-matched-path",
  ])("a forged %s does not reach it", async (name) => {
    const at = await openDoor();
    await fetch(at.url, { headers: { [name]: "evil", "x-other": "kept" } });
    expect(at.seen[0]?.headers).not.toHaveProperty(name);
    expect(at.seen[0]?.headers).toHaveProperty("x-other", "kept");
  });

  test("the name by which they came is told beside the site's own", async () => {
    const at = await openDoor();
    await new Promise((resolve) => {
      get(at.url, { headers: { host: "canal.example.org", "x-marchmont-host": "evil" } }, resolve);
    });
    const { headers } = at.seen[0]!;
    expect(headers.host).toBe(`localhost:${at.port}`);
    expect(headers["x-marchmont-host"]).toBe("canal.example.org");
  });

  test("a trusted proxy's word is believed", async () => {
    const at = await openDoor({ proxies: ["127.0.0.0/8", "::1"] });
    await fetch(at.url, { headers: { "x-forwarded-for": "198.51.100.7, 203.0.113.9" } });
    expect(at.seen[0]?.headers["x-marchmont-peer"]).toBe("203.0.113.9");
  });
});
