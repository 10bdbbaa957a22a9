import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { mailingRecipients, mailings, meetings, outbox, searchDocuments } from "#db/tables.ts";
import { newId } from "#lib/ids.ts";
import { now } from "#lib/time/clock.ts";
import { recount } from "#lib/upkeep/recounts.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";
import { aMail } from "#tests/support/mails.ts";
import { join } from "#tests/support/people.ts";

let meetingId: string;
beforeEach(async () => {
  meetingId = (await aMeeting((await aGroup()).id, { slug: "lantern" })).id;
  await join(meetingId, "Ann", 3);
  await join(meetingId, "Bob");
});

// The index is emptied by its triggers alone.
afterEach(() =>
  store.write((tx) => tx.delete(searchDocuments).where(eq(searchDocuments.subjectId, "gone"))),
);

const faults = async () => (await recount()).flatMap((finding) => finding.faults);

async function aMailing(state: "sending" | "sent") {
  const id = newId();
  const [createdAt, changedAt] = [now(), now()];
  const row = { id, kind: "message", audience: "rsvps" as const, subject: "A note", state };
  await store.write(async (tx) => {
    await tx.insert(mailings).values({ ...row, createdAt, changedAt });
    await tx.insert(mailingRecipients).values({ mailingId: id, recipientId: "somebody" });
  });
  return id;
}

it("all is well with what the app itself has done", async () => {
  await aMailing("sending");
  const found = await recount();
  expect(found.flatMap((finding) => finding.faults)).toEqual([]);
  expect(found.map(({ what }) => what)).toEqual([
    "Seats of 1 meeting recounted",
    "Search: 2 documents recounted",
    "Mail: 2 queued, 1 more owed by 1 mailing",
  ]);
});

it("tells seats that nobody has, and people without a seat", async () => {
  await store.write((tx) => tx.update(meetings).set({ seatsTaken: 5 }));
  expect(await faults()).toEqual(["lantern: 5 seats are marked as taken, and 4 people are going"]);
});

it("tells what the search lacks, and what it has too many", async () => {
  await store.write(async (tx) => {
    const here = eq(searchDocuments.subjectId, meetingId);
    await tx.update(searchDocuments).set({ kind: "venue", subjectId: "gone" }).where(here);
  });
  expect(await faults()).toEqual([
    `not found by the search: meeting ${meetingId}`,
    "found, and not public: venue gone",
  ]);
});

it("tells readers whom a mailing that ended has left out, and mails too many", async () => {
  const id = await aMailing("sent");
  await store.write(async (tx) => {
    await tx.update(outbox).set({ mailingId: id });
  });
  expect(await faults()).toEqual([
    "mailing “A note” (sent): 1 are still owed their mail",
    "mailing “A note” (sent): 2 mails wait",
    "mailing “A note” (sent): 2 mails were made for 0 people",
  ]);
});

it("tells mails that this site's secret does not open", async () => {
  await aMail();
  await store.write((tx) => tx.update(outbox).set({ links: "sealed with another" }));
  expect((await faults()).join()).toMatch(/^3 mails that wait were sealed with another secret/);
});
