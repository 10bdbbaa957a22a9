import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/env.ts";

describe("settings", () => {
  it("needs none", () => {
    expect(parseEnv({})).toMatchObject({
      port: 3000,
      siteUrl: "http://localhost:3000",
      databaseUrl: "file:data/marchmont.sqlite",
      smtpUrl: null,
      seed: "demo",
      rateLimit: true,
      trustedProxies: [],
    });
  });

  it("takes an empty variable for none", () => {
    expect(parseEnv({ SMTP_URL: "", PORT: " " }).port).toBe(3000);
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["SITE_URL", "meetings.example.org"],
    ["SITE_URL", "https://example.org/path"],
    ["DATABASE_URL", "mysql://x"],
    ["SMTP_URL", "mail.example.org"],
    ["AUTH_SECRET", "short"],
    ["OWNER_EMAIL", "not an address"],
    ["SEED", "yes"],
    ["RATE_LIMIT", "maybe"],
  ])("names %s when it is %j", (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(name);
  });

  it("names both of a pair", () => {
    expect(() => parseEnv({ OWNER_PASSWORD: "long enough to be one" })).toThrow("OWNER_EMAIL");
  });
});
