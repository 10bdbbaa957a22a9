import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { importRows, imports, mailingRecipients, mailings, outbox } from "#db/tables.ts";
import { stopImport } from "#lib/imports/end.ts";
import { dropMail, retryAllMail, retryMail } from "#lib/mail/commands.ts";
import { pauseMailing, resumeMailing, stopMailing } from "#lib/mailings/commands.ts";
import { undoImport } from "#lib/rsvps/import/undo.ts";
import { undoSubscribers } from "#lib/subscribers/import/undo.ts";
import { h, m, outcomeOf } from "#tests/support/deeds/deed.ts";
import { ago } from "#tests/support/world/at.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * What is on its way × how it stands when a button is pressed: what comes of
 * it, and what is refused changes nothing.
 */

type Mail = (typeof outbox.$inferSelect)["state"];
type Mailing = (typeof mailings.$inferSelect)["state"];
type List = (typeof imports.$inferSelect)["state"];

const by = PEOPLE.organizer;
const mailing = m("message");
const mail = m("bobmail");

beforeEach(aWorld);

/** What came of it; "nothing" where it was done, and there was nothing to do. */
async function whatComesOf(deed: () => Promise<unknown>): Promise<string> {
  const before = await allRows();
  const outcome = await outcomeOf(deed());
  const changed = ledgerOf(differences(before, await allRows()));
  if (outcome !== "done") expect(changed).toBe("nothing\n");
  return outcome === "done" && changed === "nothing\n" ? "nothing" : outcome;
}

describe("a mailing", () => {
  const states: Mailing[] = ["draft", "sending", "paused", "sent", "stopped"];
  const stand = (state: Mailing) =>
    store.write((tx) => tx.update(mailings).set({ state }).where(eq(mailings.id, mailing)));

  // biome-ignore format: a table
  const DEEDS: [string, (id: string) => Promise<unknown>, string[]][] = [
    //                              draft    sending  paused   sent     stopped
    ["paused",  (id) => pauseMailing(by, id),  ["state", "done",  "state", "state", "state"]],
    ["resumed", (id) => resumeMailing(by, id), ["state", "state", "done",  "state", "state"]],
    ["stopped", (id) => stopMailing(by, id),   ["state", "done",  "done",  "state", "state"]],
  ];

  test.each(DEEDS)("is %s, or not", async (_, deed, expected) => {
    const all: string[] = [];
    for (const state of states) {
      await stand(state);
      all.push(await whatComesOf(() => deed(mailing)));
    }
    expect(all).toEqual(expected);
  });

  test("of which nothing is left is neither paused nor stopped", async () => {
    await store.write(async (tx) => {
      await tx.update(mailingRecipients).set({ queuedAt: ago(1) });
      await tx.update(outbox).set({ state: "sent" });
    });
    for (const state of ["sending", "paused"] as const) {
      await stand(state);
      expect(await whatComesOf(() => pauseMailing(by, mailing))).toBe("state");
      expect(await whatComesOf(() => stopMailing(by, mailing))).toBe("state");
    }
  });

  test.each(["queued", "sending"] as const)("of which a mail is %s is", async (state) => {
    await store.write(async (tx) => {
      await tx.update(mailingRecipients).set({ queuedAt: ago(1) });
      await tx.update(outbox).set({ state: "sent" });
      await tx
        .update(outbox)
        .set({ state })
        .where(eq(outbox.id, m("annword")));
    });
    expect(await whatComesOf(() => pauseMailing(by, mailing))).toBe("done");
  });
});

describe("a mail", () => {
  const states: Mail[] = ["queued", "sending", "sent", "parked", "dropped"];

  // biome-ignore format: a table
  const DEEDS: [string, () => Promise<unknown>, string[]][] = [
    //                                            queued     sending    sent       parked  dropped
    ["tried again",          () => retryMail(by, mail),  ["done",    "state",   "state",   "done", "state"]],
    ["given up",             () => dropMail(by, mail),   ["done",    "state",   "state",   "done", "state"]],
    ["tried again with all", () => retryAllMail(by),     ["nothing", "nothing", "nothing", "done", "nothing"]],
  ];

  test.each(DEEDS)("is %s, or not", async (_, deed, expected) => {
    const all: string[] = [];
    for (const state of states) {
      await store.write(async (tx) => {
        await tx.update(outbox).set({ state: "sent" });
        await tx
          .update(outbox)
          .set({ state, attempts: 2, links: "sealed" })
          .where(eq(outbox.id, mail));
      });
      all.push(await whatComesOf(deed));
    }
    expect(all).toEqual(expected);
  });
});

describe("a list that is brought in", () => {
  const states: List[] = ["importing", "done", "stopped", "undoing", "undone"];

  // biome-ignore format: a table
  const DEEDS: [string, string, () => Promise<unknown>, string[]][] = [
    //                                                            importing  done      stopped   undoing    undone
    ["stopped", m("going"), () => stopImport(by, "rsvps", m("going")), ["done", "ended", "ended", "ended", "ended"]],
    ["undone", m("list"), () => undoImport(by, { meetingId: m("meeting"), id: m("list") }), ["done", "done", "done", "undone", "undone"]],
    ["undone, of readers", h("readers"), () => undoSubscribers(by, h("readers")), ["done", "done", "done", "undone", "undone"]],
  ];

  test.each(DEEDS)("is %s, or not", async (_, id, deed, expected) => {
    const all: string[] = [];
    for (const state of states) {
      await store.write(async (tx) => {
        await tx.update(imports).set({ state }).where(eq(imports.id, id));
        await tx
          .update(importRows)
          .set({ outcome: null, said: { name: "Kim" } })
          .where(eq(importRows.importId, m("going")));
      });
      all.push(await whatComesOf(deed));
    }
    expect(all).toEqual(expected);
  });
});
