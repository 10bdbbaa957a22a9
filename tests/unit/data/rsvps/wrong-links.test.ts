import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { rsvps, subscribers } from "#db/tables.ts";
import { findRsvpByToken, isManageLink } from "#lib/rsvps/public-queries.ts";
import { linkToken } from "#lib/secret.ts";
import { exportSubscriber, findSubscriber } from "#lib/subscribers/manage.ts";
import { now } from "#lib/time/clock.ts";
import { type LinkDeed, linkDeeds, tokenOf } from "#tests/support/deeds/by-link.ts";
import { outcomeOf } from "#tests/support/deeds/deed.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld } from "#tests/support/world/world.ts";

/* Every deed by a mailed link, by links that are not the one: nothing happens, and all are answered alike. */

const MAC = 26;

/** Links that are nearly right. */
function nearly(deed: LinkDeed): Record<string, string> {
  const right = tokenOf(deed);
  const other = linkToken(deed.purpose, idOf("n", "ann"), 0);
  return {
    nothing: "",
    "the id alone": right.slice(0, MAC),
    "one letter less": right.slice(0, -1),
    "one letter more": `${right}A`,
    "another last letter": `${right.slice(0, -1)}${right.endsWith("A") ? "B" : "A"}`,
    "in capitals": right.toUpperCase(),
    "somebody else’s, for this row": right.slice(0, MAC) + other.slice(MAC),
    "this one’s, for another row": idOf("n", "ann") + right.slice(MAC),
    "for a ticket": linkToken("ticket", deed.id, 0),
    "for the other kind": linkToken(deed.purpose === "rsvp" ? "subscriber" : "rsvp", deed.id, 0),
    "of the next epoch": tokenOf(deed, 1),
    "of nobody": linkToken(deed.purpose, idOf("m", "nobody"), 0),
  };
}

test.each(Object.entries(linkDeeds))("%s by a link that is not the one", async (_, deed) => {
  await aWorld();
  const before = await allRows();
  for (const [what, token] of Object.entries(nearly(deed))) {
    expect(await outcomeOf(deed.do(token)), what).toBe("missing");
  }
  expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
});

test.each(Object.entries(linkDeeds))("%s by a link from before a new one", async (_, deed) => {
  await aWorld();
  const table = deed.purpose === "rsvp" ? rsvps : subscribers;
  await store.write((tx) => tx.update(table).set({ linkEpoch: 1 }).where(eq(table.id, deed.id)));
  const before = await allRows();
  expect(await outcomeOf(deed.do(tokenOf(deed)))).toBe("missing");
  expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
  expect(await outcomeOf(deed.do(tokenOf(deed, 1)))).toBe("done");
});

const guests = Object.entries(linkDeeds).filter(([, { purpose }]) => purpose === "rsvp");

test.each(guests)("%s of an RSVP that was erased", async (_, deed) => {
  await aWorld();
  await store.write((tx) => tx.update(rsvps).set({ erasedAt: now() }).where(eq(rsvps.id, deed.id)));
  const before = await allRows();
  expect(await outcomeOf(deed.do(tokenOf(deed)))).toBe("missing");
  expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
  expect(await findRsvpByToken(tokenOf(deed))).toBeNull();
  expect(await isManageLink(tokenOf(deed))).toBe(false);
});

test("a link that is not the one opens nothing either", async () => {
  await aWorld();
  const { cancelRsvp, unsubscribe } = linkDeeds;
  for (const token of Object.values(nearly(cancelRsvp!))) {
    expect(await findRsvpByToken(token)).toBeNull();
    expect(await isManageLink(token)).toBe(false);
  }
  for (const token of Object.values(nearly(unsubscribe!))) {
    expect(await findSubscriber(token)).toBeNull();
    expect(await exportSubscriber(token)).toBeNull();
  }
  expect(await findRsvpByToken(tokenOf(cancelRsvp!))).not.toBeNull();
  expect(await isManageLink(tokenOf(cancelRsvp!))).toBe(true);
  expect(await findSubscriber(tokenOf(unsubscribe!))).not.toBeNull();
});
