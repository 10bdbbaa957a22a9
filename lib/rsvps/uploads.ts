import { and, eq, inArray, like, lt } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { formDrafts } from "#db/tables.ts";
import { emailKey } from "#lib/mail/address.ts";
import { now } from "#lib/time/clock.ts";

/* Lists of attendees that organizers gave and did not import yet: they are kept as drafts of a form. */

/** A file that was given and not imported is kept this long, in milliseconds: it is full of addresses. */
export const KEPT_FOR_MS = 86_400_000;

/** The form under which a list for a meeting is kept. */
export const uploadOf = (meetingId: string) => `import:${meetingId}`;

/** Forgets lists that nobody came back to. */
export async function eraseOldUploads(): Promise<void> {
  await store.write((tx) =>
    tx
      .delete(formDrafts)
      .where(
        and(
          like(formDrafts.form, uploadOf("%")),
          lt(formDrafts.savedAt, new Date(now().getTime() - KEPT_FOR_MS)),
        ),
      ),
  );
}

/** Forgets the lists for a meeting in which an address stands, whoever gave them. */
export async function forgetUploadsWith(tx: Tx, meetingId: string, email: string): Promise<void> {
  const given = eq(formDrafts.form, uploadOf(meetingId));
  const kept = await tx
    .select({ accountId: formDrafts.accountId, values: formDrafts.values })
    .from(formDrafts)
    .where(given);
  const holders = kept
    .filter(({ values }) => emailKey(String(values.text)).includes(emailKey(email)))
    .map(({ accountId }) => accountId);
  if (holders.length === 0) return;
  await tx.delete(formDrafts).where(and(given, inArray(formDrafts.accountId, holders)));
}
