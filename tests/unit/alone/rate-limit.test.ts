import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isUnavailable } from "#db/errors.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { env } from "#lib/env.ts";
import {
  forgetTokens,
  giveBack,
  networkOf,
  type Take,
  takeOnce,
  takeToken,
  wouldAllow,
} from "#lib/rate-limit.ts";

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

/** As another instance: one that has counted nothing yet. */
function anotherInstance(): void {
  delete (globalThis as Record<string, unknown>).marchmontLimits;
}

describe.skipIf(!isPostgres())("instances on one database", () => {
  it("count together from the first use", async () => {
    const key = randomUUID();
    const answers: Take[] = [];
    for (let n = 0; n < 12; n++) {
      anotherInstance();
      answers.push(await takeToken("rsvp-address", key));
    }
    expect(answers.every(({ ok }) => ok)).toBe(true);
    anotherInstance();
    expect((await takeToken("rsvp-address", key)).ok).toBe(false);
  });

  it("take a proof of work once between them", async () => {
    const key = randomUUID();
    const taken = [1, 2, 3].map(() => {
      anotherInstance();
      return takeOnce("proof", key);
    });
    expect((await Promise.all(taken)).filter(Boolean)).toHaveLength(1);
  });
});

describe.skipIf(!isPostgres())("while the database is out of reach", () => {
  const { databaseUrl } = env();
  beforeEach(() => {
    anotherInstance();
    Object.assign(env(), { databaseUrl: "postgres://127.0.0.1:1/nobody" });
  });
  afterEach(() => {
    anotherInstance();
    Object.assign(env(), { databaseUrl });
  });

  it("each instance counts for itself", async () => {
    const key = randomUUID();
    const answers = await takes("rsvp-address", key, 13);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(12);
  });

  it("no proof is taken: nobody could say whether it was before", async () => {
    await expect(takeOnce("proof", randomUUID())).rejects.toSatisfy(isUnavailable);
  });

  it("and in the database as soon as it answers, without a new start", async () => {
    const key = randomUUID();
    await takeToken("rsvp-address", key);
    Object.assign(env(), { databaseUrl });
    anotherInstance();
    await takes("rsvp-address", key, 12);
    anotherInstance();
    expect((await takeToken("rsvp-address", key)).ok).toBe(false);
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
