import { beforeEach, expect, it } from "vitest";
import { insertRsvp } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { enqueueMail } from "#lib/mail/outbox.ts";
import { eraseExpiredRsvps } from "#lib/rsvps/retention.ts";
import { now } from "#lib/time/clock.ts";
import { addMinutes, toLocal } from "#lib/time/dates.ts";
import { aGroup, aMeeting, meetingNow } from "#tests/factories.ts";

let groupId: string;
beforeEach(async () => {
  groupId = (await aGroup({ retentionDays: 30 })).id;
});

async function endedDaysAgo(days: number) {
  const endsAtLocal = toLocal(new Date(now().getTime() - days * 86_400_000), "Europe/London");
  const meeting = await aMeeting(groupId, {
    startsAtLocal: addMinutes(endsAtLocal, -120),
    endsAtLocal,
    seatsTaken: 2,
    lastArrival: 1,
  });
  await store.write(async (tx) => {
    const rsvp = await insertRsvp(tx, {
      meetingId: meeting.id,
      name: "Carys Fenn",
      arrival: 1,
      partySize: 2,
      note: "Sits in front",
    });
    await enqueueMail(tx, {
      kind: "rsvp-going",
      groupId,
      meetingId: meeting.id,
      rsvpId: rsvp.id,
      to: { name: "Carys Fenn", email: "carys.fenn@example.org" },
      fromName: "",
      replyTo: null,
      subject: "You are coming",
      text: "Carys",
      html: "<p>Carys</p>",
      links: {},
    });
  });
  return meeting.id;
}

it("erases who came when the time is over, and keeps the counts", async () => {
  const id = await endedDaysAgo(31);
  expect(await eraseExpiredRsvps(now())).toBe(1);
  expect(await store.read.select().from(rsvps)).toMatchObject([
    {
      name: "",
      email: null,
      emailKey: null,
      note: "",
      searchKey: "",
      partySize: 2,
      status: "going",
    },
  ]);
  expect(await store.read.select().from(outbox)).toEqual([]);
  expect((await meetingNow(id)).seatsTaken).toBe(2);
});

it("leaves alone what is still kept", async () => {
  await endedDaysAgo(29);
  expect(await eraseExpiredRsvps(now())).toBe(0);
  expect(await store.read.select().from(rsvps)).toMatchObject([{ name: "Carys Fenn" }]);
  expect(await store.read.select().from(outbox)).toHaveLength(1);
});

it("changes nothing when it runs again", async () => {
  await endedDaysAgo(31);
  await eraseExpiredRsvps(now());
  const [before] = await store.read.select().from(rsvps);
  expect(await eraseExpiredRsvps(now())).toBe(0);
  expect(await store.read.select().from(rsvps)).toEqual([before]);
});

it("keeps where people heard of it only where several said the same", async () => {
  const meetingId = await endedDaysAgo(31);
  await store.write(async (tx) => {
    const said = ["A poster", "a poster ", "a poster", "my aunt Gwen Fenn", ""];
    for (const [index, heardFrom] of said.entries()) {
      const arrival = index + 2;
      await insertRsvp(tx, { meetingId, name: `Elif Brook ${arrival}`, arrival, heardFrom });
    }
  });
  await eraseExpiredRsvps(now());
  const rows = await store.read.select({ heardFrom: rsvps.heardFrom }).from(rsvps);
  expect(rows.map((row) => row.heardFrom).filter(Boolean)).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain("aunt");
});

it("counts what was said of one meeting alone, though others are erased with it", async () => {
  const both = [await endedDaysAgo(31), await endedDaysAgo(31)];
  await store.write(async (tx) => {
    for (const [n, meetingId] of both.entries()) {
      for (const arrival of [2, 3]) {
        const name = `Elif Brook ${n} ${arrival}`;
        await insertRsvp(tx, { meetingId, name, arrival, heardFrom: "Gwen Fenn" });
      }
    }
  });
  await eraseExpiredRsvps(now());
  const rows = await store.read.select({ heardFrom: rsvps.heardFrom }).from(rsvps);
  expect(rows.filter(({ heardFrom }) => heardFrom !== "")).toEqual([]);
});
