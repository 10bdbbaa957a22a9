import { eq, isNotNull } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { importRows, imports, mailings, outbox, subscribers } from "#db/tables.ts";
import { freeImports, leaseImport, releaseImport, takeBatch } from "#lib/imports/batch.ts";
import { importers } from "#lib/jobs/importers.ts";
import { renderers } from "#lib/jobs/renderers.ts";
import { claimMail, settleMail } from "#lib/mail/leases.ts";
import type { Outcome } from "#lib/mail/smtp.ts";
import { freeMailings, leaseMailing, releaseMailing, writeBatch } from "#lib/mailings/batch.ts";
import { undoImport } from "#lib/rsvps/import/undo.ts";
import { undoSubscribers } from "#lib/subscribers/import/undo.ts";
import { h, m } from "#tests/support/deeds/deed.ts";
import { ahead } from "#tests/support/world/at.ts";
import { idOf, NEIGHBOURS } from "#tests/support/world/ids.ts";
import { ledgerOf, touched } from "#tests/support/world/ledger.ts";
import { aWaitingMail } from "#tests/support/world/mail.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * Each step of the work in the background, done to one mailing, list or mail
 * among several: what it changes stands in tests/fixtures/jobs, and of a
 * neighbour it is nothing. `-u` writes it anew.
 */

type Step = { first?: () => Promise<unknown>; take: () => Promise<unknown> };

/** All are in the hands of a runner. */
const leased = () =>
  store.write(async (tx) => {
    await tx.update(mailings).set({ leasedUntil: ahead(1) });
    await tx.update(imports).set({ leasedUntil: ahead(1) });
  });

/** Every list has a row that is owed, as it is kept. */
const listed = () =>
  store.write(async (tx) => {
    const said = { name: "Kim", email: "kim@example.org", partySize: 2, status: "going" };
    await tx.update(importRows).set({ said }).where(isNotNull(importRows.said));
    await tx.update(imports).set({ createdBy: PEOPLE.organizer.accountId });
  });

/** To those whom a list brought one mail is being sent, and one waits. */
const told = () =>
  store.write((tx) =>
    tx.insert(outbox).values(
      (["m", "n"] as const).flatMap((place) => {
        const to = {
          kind: "rsvp-waiting",
          meetingId: idOf(place, "meeting"),
          rsvpId: idOf(place, "zoe"),
          toEmail: "zoe@example.org",
        };
        return [
          aWaitingMail(place, "zoeleft", { ...to, state: "sending" }),
          aWaitingMail(place, "zoewaits", { ...to, kind: "message" }),
        ];
      }),
    ),
  );

/** Each list of readers brought one, and asked one, by a mail that waits. */
const imported = () =>
  store.write(async (tx) => {
    for (const [place, name] of [
      ["h", "vic"],
      ["t", "sam"],
    ] as const) {
      const [importId, groupId] = [idOf(place, "readers"), idOf(place, "group")];
      const choices = { groups: [groupId], kinds: ["meetings"], pace: "at-once" };
      await tx
        .update(imports)
        .set({ detail: { choices, consent: { how: "a list", agreedOn: "" } } })
        .where(eq(imports.id, importId));
      await tx
        .update(subscribers)
        .set({ consent: "a list" })
        .where(eq(subscribers.id, idOf("s", name)));
      const toEmail = `asked-${place}@example.org`;
      const asked = aWaitingMail(place, "asked", { kind: "subscribe-confirm", toEmail });
      await tx.insert(outbox).values(asked);
      await tx.insert(importRows).values([
        { importId, position: 0, outcome: "subscribed", subjectId: idOf("s", name) },
        { importId, position: 1, outcome: "asked", subjectId: asked.id },
      ]);
    }
  });

/** Every mail is being tried; then of one it is known what became of it. */
function settling(id: string, outcome: Outcome): Step {
  let mails: Awaited<ReturnType<typeof claimMail>>;
  return {
    first: async () => {
      mails = await claimMail("one", 100);
    },
    take: async () => {
      const mail = mails.find((one) => one.id === id);
      if (!mail) throw new Error("it was not claimed");
      await settleMail("one", [{ mail, outcome }], 16_000);
    },
  };
}

const STEPS: Record<string, Step> = {
  leaseMailing: { take: () => leaseMailing(m("message")) },
  releaseMailing: { first: leased, take: () => releaseMailing(m("message")) },
  "writeBatch of a message": { take: () => writeBatch(m("message"), renderers.message!) },
  "writeBatch of news": { take: () => writeBatch(h("news"), renderers.update!) },
  leaseImport: { take: () => leaseImport(m("going")) },
  releaseImport: { first: leased, take: () => releaseImport(m("going")) },
  takeBatch: { first: listed, take: () => takeBatch(m("going"), importers.rsvps!) },
  "takeBatch, the last": {
    first: async () => {
      await listed();
      await takeBatch(m("going"), importers.rsvps!);
    },
    take: () => takeBatch(m("going"), importers.rsvps!),
  },
  "takeBatch of people told": {
    first: () =>
      store.write(async (tx) => {
        const importId = m("going");
        await tx.delete(importRows).where(eq(importRows.importId, importId));
        await tx
          .update(imports)
          .set({ detail: { tell: true }, createdBy: PEOPLE.organizer.accountId })
          .where(eq(imports.id, importId));
        const statuses = ["going", "waitlisted", "pending", "tentative", "declined", "cancelled"];
        await tx.insert(importRows).values(
          statuses.map((status, position) => ({
            importId,
            position,
            said: { name: `A ${status}`, email: `${status}@example.org`, partySize: 1, status },
          })),
        );
      }),
    take: () => takeBatch(m("going"), importers.rsvps!),
  },
  "takeBatch of readers": {
    first: async () => {
      const importId = h("readers");
      const choices = { groups: [h("group")], kinds: ["meetings"], pace: "at-once" };
      const detail = { choices, consent: { how: "", agreedOn: "" } };
      const agreed = { how: "a list", agreedAt: "2026-05-03T00:00:00.000Z" };
      const said = [
        { email: "una@example.org", ...agreed },
        { email: "vic@example.org", ...agreed },
        { email: "sam@example.org", ...agreed },
        { email: "new@example.org", ...agreed },
        { email: "yan@example.org", ...agreed },
        { email: "ask@example.org", how: "", agreedAt: null },
      ];
      await store.write(async (tx) => {
        const [state, createdBy] = ["importing" as const, PEOPLE.organizer.accountId];
        await tx.update(imports).set({ state, detail, createdBy }).where(eq(imports.id, importId));
        await tx
          .insert(importRows)
          .values(said.map((one, position) => ({ importId, position, said: one })));
      });
    },
    take: () => takeBatch(h("readers"), importers.subscribers!),
  },
  "takeBatch undoing people": {
    first: () => undoImport(PEOPLE.organizer, { meetingId: m("meeting"), id: m("list") }),
    take: () => takeBatch(m("list"), importers.rsvps!),
  },
  "takeBatch undoing people told": {
    first: async () => {
      await told();
      await undoImport(PEOPLE.organizer, { meetingId: m("meeting"), id: m("list") });
    },
    take: () => takeBatch(m("list"), importers.rsvps!),
  },
  "takeBatch undoing readers": {
    first: async () => {
      await imported();
      await undoSubscribers(PEOPLE.organizer, h("readers"));
    },
    take: () => takeBatch(h("readers"), importers.subscribers!),
  },
  "takeBatch undoing questions": {
    first: async () => {
      await imported();
      await undoSubscribers(PEOPLE.organizer, h("readers"));
      await takeBatch(h("readers"), importers.subscribers!);
    },
    take: () => takeBatch(h("readers"), importers.subscribers!),
  },
  "settleMail sent": settling(m("annmail"), { kind: "sent" }),
  "settleMail refused": settling(m("annmail"), { kind: "refused", reason: "No." }),
  "settleMail later": settling(m("annmail"), { kind: "later", reason: "Busy." }),
  "settleMail down": settling(m("annmail"), { kind: "down", reason: "Away." }),
};

// Leases are of the database's own clock on PostgreSQL, which does not stand still.
describe.skipIf(isPostgres())("a step in the background", () => {
  beforeEach(aWorld);

  test.each(Object.entries(STEPS))("%s", async (name, { first, take }) => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    await first?.();
    const before = await allRows();
    await take();
    const changed = differences(before, await allRows());
    expect(touched(changed, NEIGHBOURS)).toEqual([]);
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const fixture = `../../../fixtures/jobs/${file.replaceAll(/[ ,]+/g, "-")}.txt`;
    await expect(ledgerOf(changed)).toMatchFileSnapshot(fixture);
  });

  test.each([
    ["mailings", freeMailings],
    ["imports", freeImports],
  ])("a start frees all %s, and nothing else of them", async (table, free) => {
    const before = await allRows();
    await leased();
    const held = differences(before, await allRows()).filter((row) => row.table === table);
    expect(held.length).toBeGreaterThan(3);
    await free();
    const still = differences(before, await allRows()).filter((row) => row.table === table);
    expect(still).toEqual([]);
  });

  test("a mail that came to no mailbox ends the news of its reader, and of nobody else", async () => {
    const mails = await claimMail("one", 100);
    const { toEmail } = mails.find(({ subscriberId }) => subscriberId)!;
    const mail = mails.find((one) => one.toEmail === toEmail && one.subscriberId)!;
    const outcome = { kind: "refused", reason: "No.", noMailbox: true } as const;
    await settleMail("one", [{ mail, outcome }], 0);
    const dead = await store.read.select().from(subscribers).where(eq(subscribers.email, toEmail));
    expect(dead.map(({ bouncedAt }) => bouncedAt !== null)).toEqual([true]);
    const all = await store.read.select().from(subscribers);
    expect(all.filter(({ bouncedAt }) => bouncedAt).map(({ email }) => email)).toEqual([toEmail]);
    expect(toEmail).toBe(all.find(({ id }) => id === idOf("s", "sam"))?.email);
  });
});
