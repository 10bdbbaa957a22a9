import { inArray } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import { groups, subscribers } from "#db/tables.ts";
import { recordAudit } from "#lib/audit.ts";
import { newId } from "#lib/ids.ts";
import type { Became, Import, Importer } from "#lib/imports/batch.ts";
import { countOf } from "#lib/imports/counts.ts";
import { onBehalf } from "#lib/imports/on-behalf.ts";
import { emailKey } from "#lib/mail/address.ts";
import { now } from "#lib/time/clock.ts";
import type { Choices } from "../choices.ts";
import { addChoices, enqueueQuestion, whatIsAsked } from "../subscribe.ts";
import { readAgreed } from "./agreed.ts";
import type { Consent } from "./input.ts";
import type { Said } from "./plan.ts";
import { presentAmong } from "./present.ts";
import { UNDONE_FROM, undoRows } from "./undo-rows.ts";

/* What was chosen and what rows say was checked when the list was looked over. */
const chosenFor = ({ detail }: Import) =>
  detail as unknown as { choices: Choices; consent: Consent };

/**
 * Takes lists of subscribers. Whether somebody left or is subscribed is asked
 * again here, of everybody: the list was looked over a while ago, and by
 * somebody who may not see all.
 */
export const subscriberImporter: Importer = {
  async take(tx, list, said) {
    const rows = said as unknown as Said[];
    const { choices, consent } = chosenFor(list);
    const asking = await whatIsAsked(tx, choices);
    // A group that is gone takes its part of the list along.
    if (asking.groups.length === 0) return rows.map(() => ({ outcome: "left" }));
    const present = await presentAmong(
      tx,
      rows.map(({ email }) => email),
      choices,
    );
    const became: Became[] = [];
    for (const row of rows) {
      const key = emailKey(row.email);
      const agreement = agreementOf(row, consent);
      if (present.left.has(key)) became.push({ outcome: "out" });
      else if (present.there.has(key)) became.push({ outcome: "there" });
      else if (agreement && !present.others.has(key)) {
        became.push(
          await subscribe(tx, row.email, { ...choices, groups: asking.groups }, agreement),
        );
      } else {
        const subjectId = await enqueueQuestion(tx, row.email, asking, "list");
        became.push({ outcome: "asked", subjectId });
      }
    }
    return became;
  },
  async taken(tx, list) {
    const subscribed = await countOf(tx, list.id, "subscribed");
    const asked = await countOf(tx, list.id, "asked");
    if (subscribed + asked === 0) return;
    const { choices, consent } = chosenFor(list);
    for (const groupId of (await whatIsAsked(tx, choices)).groups) {
      await recordAudit(tx, onBehalf(list), {
        action: "subscriber.imported",
        groupId,
        detail: { subscribed, asked, consent: consent.how },
      });
    }
  },
  undo: {
    of: UNDONE_FROM,
    take: undoRows,
    async taken(tx, list) {
      const removed = await countOf(tx, list.id, "gone", "told");
      // Also of one that is archived since, and takes nobody new.
      const chosen = inArray(groups.id, chosenFor(list).choices.groups);
      for (const { id: groupId } of await tx.select({ id: groups.id }).from(groups).where(chosen)) {
        await recordAudit(tx, onBehalf(list), {
          action: "subscriber.unimported",
          groupId,
          detail: { removed },
        });
      }
    },
  },
};

type Agreement = { how: string; at: Date };

/** How and when somebody agreed: as the row says, else as is said of the whole list; null where nobody says it. */
function agreementOf({ how, agreedAt }: Said, consent: Consent): Agreement | null {
  if (agreedAt) return { how, at: new Date(agreedAt) };
  const at = readAgreed(consent.agreedOn);
  return consent.how && at ? { how: consent.how, at } : null;
}

async function subscribe(
  tx: Tx,
  email: string,
  choices: Choices,
  { how, at }: Agreement,
): Promise<Became> {
  const id = newId();
  const createdAt = now();
  await tx.insert(subscribers).values({
    id,
    email,
    emailKey: emailKey(email),
    pace: choices.pace,
    consent: how,
    confirmedAt: at,
    createdAt,
    digestedAt: createdAt,
  });
  await addChoices(tx, id, choices);
  return { outcome: "subscribed", subjectId: id };
}
