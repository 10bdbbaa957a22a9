import { beforeEach, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { subscribers, subscriptions } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { rememberFarewell } from "#lib/subscribers/farewells.ts";
import { presentAmong } from "#lib/subscribers/import/present.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup } from "#tests/factories.ts";

/* What is known of addresses, each sign that somebody left alone: as a rule the others are there too. */

const READERS: Record<string, { columns?: object; reads?: string[] } | null> = {
  unsubscribed: { columns: { unsubscribedAt: new Date(0) }, reads: ["meetings"] },
  bounced: { columns: { bouncedAt: new Date(0) }, reads: ["meetings"] },
  farewell: null,
  all: { reads: ["meetings", "site"] },
  some: { reads: ["meetings"] },
  none: {},
};

const addressOf = (name: string) => `${name}@example.org`;
let groupId: string;

beforeEach(async () => {
  groupId = (await aGroup()).id;
  const createdAt = now();
  await store.write(async (tx) => {
    for (const [name, reader] of Object.entries(READERS)) {
      const [id, email] = [newId(), addressOf(name)];
      if (!reader) {
        await rememberFarewell(tx, [email]);
        continue;
      }
      const row = { id, email, emailKey: email, createdAt, confirmedAt: createdAt };
      await tx.insert(subscribers).values({ ...row, ...reader.columns });
      for (const kind of (reader.reads ?? []) as ("meetings" | "site")[])
        await tx.insert(subscriptions).values({ subscriberId: id, groupId, kind });
    }
  });
});

const cells = [...Object.keys(READERS), "nobody"].map((name) => ` <${addressOf(name)}> `);
const named = (keys: ReadonlySet<string>) => [...keys].map((key) => key.split("@")[0]).toSorted();

test("who left, by each of its signs, who has all that is chosen, and who has other news", async () => {
  const choices = { groups: [groupId], kinds: ["meetings", "site"], pace: "at-once" } as const;
  const { there, others, left } = await presentAmong(store.read, cells, {
    ...choices,
    groups: [...choices.groups],
    kinds: [...choices.kinds],
  });
  expect({ there: named(there), others: named(others), left: named(left) }).toEqual({
    there: ["all"],
    others: ["bounced", "none", "some"],
    left: ["bounced", "farewell", "unsubscribed"],
  });
});
