import { describe, expect, it } from "vitest";
import { returnPath } from "#lib/accounts/return-path.ts";

describe("returnPath", () => {
  it.each([
    "/dashboard/meetings?state=draft#list",
    "/invitations/abc",
    "/",
    "/meetings/a-talk?next=https://evil.example",
  ])("keeps %j, a place of this site", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    "https://evil.example/",
    "HTTPS://evil.example",
    "//evil.example",
    "///evil.example",
    "//",
    "//[",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "/..//evil.example",
    "/a/..//evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "",
    "/sign-in?callbackUrl=/dashboard",
    "/sign-in",
    "/setup?token=x",
    "/api/auth/signout",
    `/${"a".repeat(3000)}`,
    undefined,
    null,
    ["/dashboard", "//evil.example"],
  ])("sends %j to the desk", (wanted) => {
    expect(returnPath(wanted)).toBe("/dashboard");
  });
});
