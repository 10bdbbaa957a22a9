import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { forgetTokens, giveBack, networkOf, takeToken, wouldAllow } from "#lib/rate-limit.ts";

const takes = (name: Parameters<typeof takeToken>[0], key: string, n: number) =>
  Promise.all(Array.from({ length: n }, () => takeToken(name, key)));

describe("takeToken", () => {
  it("allows so many, then says how long to wait", async () => {
    const key = randomUUID();
    const answers = await takes("password-pair", key, 12);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(10);
    const refused = answers.find((answer) => !answer.ok);
    expect(refused).toMatchObject({ ok: false, retryAfterSeconds: expect.any(Number) });
    if (refused?.ok === false) {
      expect(refused.retryAfterSeconds).toBeGreaterThan(0);
      expect(refused.retryAfterSeconds).toBeLessThanOrEqual(15 * 60);
    }
  });

  it("counts each key and each limit for itself", async () => {
    const key = randomUUID();
    await takes("link-address", key, 6);
    expect((await takeToken("link-address", key)).ok).toBe(false);
    expect((await takeToken("link-address", randomUUID())).ok).toBe(true);
    expect((await takeToken("rsvp-address", key)).ok).toBe(true);
  });

  it("begins anew after what was counted is forgotten", async () => {
    const key = randomUUID();
    await takes("password-pair", key, 11);
    await forgetTokens("password-pair", key);
    expect((await takeToken("password-pair", key)).ok).toBe(true);
  });
});

describe("wouldAllow", () => {
  it("says what the next one is told, and counts nothing", async () => {
    const key = randomUUID();
    for (let n = 0; n < 20; n += 1) expect((await wouldAllow("readdress-link", key)).ok).toBe(true);
    await takes("readdress-link", key, 6);
    expect(await wouldAllow("readdress-link", key)).toMatchObject({
      ok: false,
      retryAfterSeconds: expect.any(Number),
    });
    expect((await wouldAllow("readdress-link", randomUUID())).ok).toBe(true);
  });
});

describe("giveBack", () => {
  it("takes one use back, of that key alone", async () => {
    const [key, other] = [randomUUID(), randomUUID()];
    for (const each of [key, other]) await takes("readdress-link", each, 6);
    await giveBack("readdress-link", key);
    expect((await takeToken("readdress-link", key)).ok).toBe(true);
    expect((await takeToken("readdress-link", key)).ok).toBe(false);
    expect((await takeToken("readdress-link", other)).ok).toBe(false);
  });
});

describe("networkOf", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::ffff", "2001:db8:1:2::/64"],
    ["unknown", "unknown"],
  ])("of %s is %s", (peer, network) => {
    expect(networkOf(peer)).toBe(network);
  });
});
