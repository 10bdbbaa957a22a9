import { eq } from "drizzle-orm";
import { Explained } from "#db/errors.ts";
import { store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { secretFingerprint } from "#lib/secret.ts";

const KEY = "secret.fingerprint";

/**
 * Throws an error that says what to do when the database has known another
 * secret: what that sealed could not be read, so that an instance with another
 * one would fail at the mails it takes. The first secret is noted; one that
 * replaces it says so, by the note of the one before, which holds just once.
 */
export async function assertOwnSecret(): Promise<void> {
  const own = secretFingerprint();
  const { authSecretReplaces: replaced } = env();
  const known = await store.write(async (tx) => {
    await tx.insert(settings).values({ key: KEY, value: own }).onConflictDoNothing();
    const here = eq(settings.key, KEY);
    const [row] = await tx.select({ value: settings.value }).from(settings).where(here);
    if (row?.value === own || row?.value !== replaced) return row?.value;
    await tx.update(settings).set({ value: own }).where(here);
    return own;
  });
  if (known !== own) throw new Explained(anotherSecret(String(known)));
}

const anotherSecret = (known: string) =>
  `The database of this site has another secret than this start, so the site was not started.
Give it the one that it had: AUTH_SECRET, the same for all that share the database, or the file auth-secret in the data folder.
If that is lost, or was changed on purpose, start once with AUTH_SECRET_REPLACES=${known}
Then all sessions end, links in mails lead nowhere, and mails that are still owed go out no more.`;
