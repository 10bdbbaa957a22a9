import { describe, expect, test } from "vitest";
import { openDoor } from "../door.ts";

describe("headers of the answer", () => {
  const headersOf = async (path: string, site?: string) => {
    const at = await openDoor({ site });
    return (await fetch(at.url + path)).headers;
  };

  test("a public page keeps everything to this site", async () => {
    const headers = await headersOf("/meetings/a");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  test("only scripts with the nonce run on the organizers' pages, and Next is told it", async () => {
    const at = await openDoor();
    const policies = [];
    for (let i = 0; i < 2; i++) {
      const { headers } = await fetch(`${at.url}/dashboard`);
      policies.push(headers.get("content-security-policy"));
      expect(at.seen[i]?.headers["content-security-policy"]).toBe(policies[i]);
    }
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{22,}' 'strict-dynamic';/);
    expect(policies[0]).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(policies[0]).not.toBe(policies[1]);
  });

  test.each(["/rsvps/abc", "/sign-in/confirm", "/invitations/abc", "/setup"])(
    "%s keeps its address to itself",
    async (path) => {
      const headers = await headersOf(path, "https://meetings.example.org");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("private, no-store");
      expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
      expect(headers.get("strict-transport-security")).toContain("max-age=");
    },
  );

  test("without https its forms must still say where they come from", async () => {
    const headers = await headersOf("/rsvps/abc", "http://meetings.example.org");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });

  test("only the frame of a recording may bring a policy of its own, and be framed", async () => {
    const kept = ["content-security-policy", "x-frame-options"];
    const keptAt = async (path: string) => {
      const headers = await headersOf(path);
      return kept.filter((name) => headers.has(name));
    };
    expect(await keptAt("/meetings/a/player/b")).toEqual([]);
    for (const path of [
      "/meetings/a",
      "/meetings/a/player",
      "/meetings/a/player/b/c",
      "/dashboard",
    ]) {
      expect(await keptAt(path), path).toEqual(kept);
    }
  });
});
