import { expect, test } from "vitest";
import { insertRsvp } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { mailings, outbox, type RsvpStatus } from "#db/tables.ts";
import { bringBack, putAway } from "#lib/desk/put-away.ts";
import { listWaiting } from "#lib/desk/waiting.ts";
import { newId } from "#lib/ids.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";

type Guest = { status: RsvpStatus; heldUntil?: Date };

async function guests(meetingId: string, all: readonly Guest[]) {
  await store.write(async (tx) => {
    for (const [index, guest] of all.entries()) {
      await insertRsvp(tx, { meetingId, name: `N ${index}`, arrival: index + 1, ...guest });
    }
  });
}

type Mail = { groupId: string; meetingId?: string; state: "parked" | "queued"; attempts?: number };

async function mail(row: Mail & { kind?: string }) {
  const id = newId();
  const at = { nextAttemptAt: now(), createdAt: now() };
  const bare = { toEmail: "a@example.org", subject: "S", text: "", html: "", messageId: id };
  await store.write((tx) => tx.insert(outbox).values({ id, kind: "test", ...bare, ...at, ...row }));
}

const said = (rows: Awaited<ReturnType<typeof listWaiting>>) =>
  rows.map(({ kind, n, meeting }) => [kind, n, meeting?.title ?? null]);

test("whoever waits anywhere is told to organizers, by meeting and number", async () => {
  const [group, other] = [await aGroup(), await aGroup()];
  const actor = await aMember(group.id);
  const ours = await aMeeting(group.id, { title: "Ours" });
  const far = await aMeeting(group.id, { title: "Far", startsAtLocal: "2038-06-01T19:00" });
  const theirs = await aMeeting(other.id);
  const heldUntil = new Date(now().getTime() + 3_600_000);
  await guests(ours.id, [{ status: "pending" }, { status: "pending" }, { status: "going" }]);
  await guests(far.id, [{ status: "waitlisted" }, { status: "going", heldUntil }]);
  await guests(theirs.id, [{ status: "pending" }]);
  await mail({ groupId: group.id, meetingId: far.id, state: "parked" });
  await mail({ groupId: group.id, state: "queued", attempts: 2 });
  await mail({ groupId: group.id, state: "queued" });
  await mail({ groupId: other.id, state: "parked" });
  // Who was invited to the desk is told of elsewhere, to whom it concerns.
  await mail({ groupId: group.id, state: "parked", kind: "invitation" });
  const paused = { kind: "message", audience: "rsvps" as const, state: "paused" as const };
  const at = { createdAt: now(), changedAt: now() };
  await store.write((tx) =>
    tx
      .insert(mailings)
      .values({ id: newId(), groupId: group.id, meetingId: ours.id, ...paused, ...at }),
  );

  const waits = said(await listWaiting(actor));
  expect(waits.toSorted()).toEqual(
    [
      ["parked", 1, "Far"],
      ["retried", 1, null],
      ["paused", 1, "Ours"],
      ["approval", 2, "Ours"],
      ["held", 1, "Far"],
      ["waitlist", 1, "Far"],
    ].toSorted(),
  );
  expect(said(await listWaiting(actor, ours.id))).toEqual([
    ["paused", 1, "Ours"],
    ["approval", 2, "Ours"],
  ]);
  expect(await listWaiting(await aMember(group.id, "helper"))).toEqual([]);
});

test("at a meeting that is over or off nobody waits any more, save its mail", async () => {
  const group = await aGroup();
  const actor = await aMember(group.id);
  const over = await aMeeting(group.id, { title: "Over", startsAtLocal: "2026-11-01T19:00" });
  const off = await aMeeting(group.id, { title: "Off", status: "cancelled" });
  const put = await aMeeting(group.id, { title: "Put off", status: "postponed" });
  for (const { id } of [over, off, put]) await guests(id, [{ status: "waitlisted" }]);
  await mail({ groupId: group.id, meetingId: off.id, state: "parked" });
  expect(said(await listWaiting(actor))).toEqual([
    ["parked", 1, "Off"],
    ["waitlist", 1, "Put off"],
  ]);
});

test("a suggestion is put away for a meeting, and brought back", async () => {
  const group = await aGroup();
  const actor = await aMember(group.id);
  const { id, changedAt } = await aMeeting(group.id);
  await putAway(actor, { id, key: "programme" });
  await putAway(actor, { id, key: "words" });
  await putAway(actor, { id, key: "programme" });
  expect(await meetingNow(id)).toMatchObject({ putAway: ["words", "programme"], changedAt });
  await bringBack(actor, { id, key: "words" });
  expect((await meetingNow(id)).putAway).toEqual(["programme"]);
  const helper = await aMember(group.id, "helper");
  await expect(putAway(helper, { id, key: "words" })).rejects.toThrow(/not found/);
});
