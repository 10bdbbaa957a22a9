import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { ADDRESS_DAYS } from "#lib/mail/templates/rsvp-address.ts";
import { askForAddress, findAskedAddress, takeAddress } from "#lib/rsvps/readdress.ts";
import { seal, unseal } from "#lib/secret.ts";
import { CONFIRM_DAYS } from "#lib/subscribers/pending.ts";
import { confirmSubscription, findPending } from "#lib/subscribers/subscribe.ts";
import { setClock } from "#lib/time/clock.ts";
import { linkDeeds, tokenOf } from "#tests/support/deeds/by-link.ts";
import { h, m, outcomeOf } from "#tests/support/deeds/deed.ts";
import { asked, mailed } from "#tests/support/deeds/public.ts";
import { AT } from "#tests/support/world/at.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld } from "#tests/support/world/world.ts";

/* Links that hold what they are about themselves, sealed: each by one that is not it, or too old. */

const choices = { groups: [h("group")], kinds: ["meetings" as const], pace: "at-once" as const };

type Sealed = {
  days: number;
  make: () => Promise<string>;
  /** Whether its page opens. */
  opens: (link: string) => Promise<boolean>;
  press: (link: string) => Promise<unknown>;
  refused: { wrong: string; late: string };
};

const LINKS: Record<string, Sealed> = {
  "of another address": {
    days: ADDRESS_DAYS,
    make: async () => {
      await askForAddress(tokenOf(linkDeeds.askForAddress!), "anne@example.org");
      return mailed("anne@example.org", "address");
    },
    opens: async (link) => (await findAskedAddress(link)) !== null,
    press: takeAddress,
    refused: { wrong: "missing", late: "missing" },
  },
  "of a sign-up": {
    days: CONFIRM_DAYS,
    make: () => asked("kim@example.org"),
    opens: async (link) => (await findPending(link)).state === "open",
    press: (link) => confirmSubscription(link, choices),
    refused: { wrong: "wrong", late: "late" },
  },
};

const after = (days: number, ms: number) =>
  setClock(new Date(AT.getTime() + days * 86_400_000 + ms));

describe.each(Object.entries(LINKS))("a link %s", (_, { days, make, opens, press, refused }) => {
  /** Is answered so, opens nothing, and changes nothing. */
  async function isNothing(link: string, reason: string) {
    const before = await allRows();
    expect(await opens(link)).toBe(false);
    expect(await outcomeOf(press(link))).toBe(reason);
    expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
  }

  test("is good until its last day is over", async () => {
    await aWorld();
    const link = await make();
    after(days, 0);
    expect(await opens(link)).toBe(true);
    expect(await outcomeOf(press(link))).toBe("done");
  });

  test("and not a moment longer", async () => {
    await aWorld();
    const link = await make();
    after(days, 1);
    await isNothing(link, refused.late);
  });

  test("is not what was sealed for something else, nor cut, nor turned", async () => {
    await aWorld();
    const link = await make();
    const said = JSON.parse(unseal(link));
    await isNothing(seal(JSON.stringify(["something else", ...said.slice(1)])), refused.wrong);
    for (const other of Object.values(LINKS)) {
      if (other.press !== press) await isNothing(await other.make(), refused.wrong);
    }
    await isNothing(link.slice(0, -1), refused.wrong);
    await isNothing([...link].reverse().join(""), refused.wrong);
    await isNothing("", refused.wrong);
  });

  test("is good once", async () => {
    await aWorld();
    const link = await make();
    expect(await outcomeOf(press(link))).toBe("done");
    const before = await allRows();
    expect(await outcomeOf(press(link))).not.toBe("done");
    expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
  });
});

test("a link of another address is of the links of its time", async () => {
  await aWorld();
  const link = await LINKS["of another address"]!.make();
  await store.write((tx) =>
    tx
      .update(rsvps)
      .set({ linkEpoch: sql`${rsvps.linkEpoch} + 1` })
      .where(eq(rsvps.id, m("ann"))),
  );
  const before = await allRows();
  expect(await findAskedAddress(link)).toBeNull();
  expect(await outcomeOf(takeAddress(link))).toBe("missing");
  expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
});
