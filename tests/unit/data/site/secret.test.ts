import { eq } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { Explained } from "#db/errors.ts";
import { store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { secretFingerprint } from "#lib/secret.ts";
import { assertOwnSecret } from "#lib/site/secret.ts";

const here = eq(settings.key, "secret.fingerprint");
const noted = async () => (await store.read.select().from(settings).where(here))[0]?.value;
const note = (value: string) => store.write((tx) => tx.update(settings).set({ value }).where(here));
const replaces = (authSecretReplaces: string | null) =>
  Object.assign(env(), { authSecretReplaces });

afterEach(() => replaces(null));

it("a database keeps to the first secret, whoever starts on it, and says nothing of it", async () => {
  await Promise.all([assertOwnSecret(), assertOwnSecret()]);
  await assertOwnSecret();
  expect(await noted()).toBe(secretFingerprint());
  expect(env().authSecret).not.toContain(secretFingerprint());
});

it("a start with another secret is refused in words, and changes nothing", async () => {
  await assertOwnSecret();
  await note("anothersite1");
  const refused = assertOwnSecret();
  await expect(refused).rejects.toThrow(Explained);
  await expect(refused).rejects.toThrow(
    /AUTH_SECRET, the same for all[\s\S]*REPLACES=anothersite1/,
  );
  expect(await noted()).toBe("anothersite1");
});

it("one that was changed on purpose says which it replaces, which holds just once", async () => {
  await assertOwnSecret();
  await note("anothersite1");
  replaces("yetanother12");
  await expect(assertOwnSecret()).rejects.toThrow(Explained);
  replaces("anothersite1");
  await assertOwnSecret();
  expect(await noted()).toBe(secretFingerprint());
  // The setting was left where it was, and an instance with a third secret comes.
  await note("thirdsecret1");
  await expect(assertOwnSecret()).rejects.toThrow(Explained);
});
