import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, formerSlugs, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { overBy } from "#lib/guests/seats.ts";
import { insistNext, NotFound, said } from "#lib/result.ts";
import { createMeeting } from "#lib/scheduling/create.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { type MeetingFormValues, meetingEditInput, meetingInput } from "#lib/scheduling/input.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { insistOn } from "#lib/scheduling/refusals.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { now } from "#lib/time/clock.ts";
import { addMinutes, toLocal } from "#lib/time/dates.ts";
import { venueCommands } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import {
  aGroup,
  aMeeting,
  aMember,
  aSiteAdmin,
  aSpeaker,
  aVenue,
  meetingNow,
} from "#tests/factories.ts";
import { join, rsvpOf, statuses } from "#tests/support/people.ts";
import { shown } from "#tests/support/refused.ts";

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

const values = (change: Partial<MeetingFormValues> = {}): MeetingFormValues => ({
  groupId,
  title: "The river under the road",
  startsAtLocal: "2038-05-06T19:00",
  endsAtLocal: "2038-05-06T21:00",
  timeZone: "Europe/London",
  takesRsvps: "on",
  waitlist: "on",
  reminders: ["1440"],
  ...change,
});

async function create(change: Partial<MeetingFormValues> = {}, actor = organizer) {
  const result = await createMeeting(actor, meetingInput.parse(values(change)));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

const edit = (
  id: string,
  change: Partial<MeetingFormValues>,
  more: object = {},
  actor = organizer,
) => updateMeeting(actor, meetingEditInput.parse({ ...values(change), id, ...more }));

describe("createMeeting", () => {
  it("schedules a draft with its own address and derives the instant", async () => {
    const { id, slug } = await create();
    expect(slug).toBe("the-river-under-the-road-2038-05-06");
    expect(await meetingNow(id)).toMatchObject({
      status: "draft",
      sequence: 0,
      startsAt: new Date("2038-05-06T18:00:00Z"),
      firstPublishedAt: null,
    });
  });

  it("gives the second of the same name another address", async () => {
    const first = await create();
    const second = await create();
    expect(second.slug).toBe(`${first.slug}-2`);
  });

  it("brings back in the form all that was put in", async () => {
    const venue = await aVenue(groupId);
    const speaker = await aSpeaker(groupId);
    const put = {
      venueId: venue.id,
      topics: ["Maps", "Rivers"],
      capacity: "40",
      programme: [
        {
          kind: "talk" as const,
          title: "From the ponds",
          time: "19:10",
          durationMinutes: "50",
          description: "",
          speakerIds: [speaker.id],
        },
      ],
    };
    const { id } = await create(put);
    expect(await getMeetingForm(organizer, id)).toMatchObject(put);
  });

  it("keeps how RSVPs are taken, and a copy keeps it too", async () => {
    const rules = {
      waitlistOrder: "smaller-first" as const,
      approval: true,
      takesTentative: true,
      takesApologies: true,
      promotionHoldMinutes: "720",
      confirmationHoldMinutes: "30",
      plusAddresses: "same" as const,
      proofOfWork: true,
      namesAttendees: true,
      asksHeardFrom: true,
      reminders: ["10080", "120"],
    };
    const { id } = await create(rules);
    expect(await getMeetingForm(organizer, id)).toMatchObject(rules);
    const copy = await duplicateMeeting(organizer, id);
    if (!copy.ok) throw new Error(copy.reason);
    expect(await getMeetingForm(organizer, copy.value.id)).toMatchObject(rules);
  });

  it.each([
    [{ reminders: ["0"] }, "reminders"],
    [{ reminders: ["soon"] }, "reminders"],
    [{ reminders: "1e9" }, "reminders"],
    [{ promotionHoldMinutes: "1" }, "promotionHoldMinutes"],
    [{ confirmationHoldMinutes: "-30" }, "confirmationHoldMinutes"],
    [{ waitlistOrder: "random" as never }, "waitlistOrder"],
  ])("refuses %j beside the field", (change, field) => {
    const parsed = meetingInput.safeParse(values(change));
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it("takes a programme time after midnight for the next day", async () => {
    const late = { startsAtLocal: "2038-05-06T22:00", endsAtLocal: "2038-05-07T02:00" };
    const { id } = await create({
      ...late,
      programme: [{ kind: "music", title: "Late", time: "00:30" }],
    });
    expect((await getMeetingForm(organizer, id)).programme).toMatchObject([{ time: "00:30" }]);
  });

  it("refuses another group's host, venue, speakers and co-hosts beside their fields", async () => {
    const other = await aGroup();
    const venue = await aVenue(other.id);
    const speaker = await aSpeaker(other.id);
    const foreign = await createMeeting(
      organizer,
      meetingInput.parse(values({ groupId: other.id })),
    );
    expect(shown(foreign)).toMatchObject({
      ok: false,
      fieldErrors: { groupId: expect.any(String) },
    });
    const result = await createMeeting(
      organizer,
      meetingInput.parse(
        values({
          venueId: venue.id,
          coHostIds: [other.id],
          programme: [{ kind: "talk", title: "T", speakerIds: [speaker.id] }],
        }),
      ),
    );
    expect(result.ok === false && Object.keys(said(result).fieldErrors ?? {}).sort()).toEqual([
      "coHostIds",
      "programme.0.speakerIds",
      "venueId",
    ]);
    expect(await store.read.select({ id: meetings.id }).from(meetings)).toEqual([]);
  });

  it("may use another group's venue once it is public", async () => {
    const other = await aGroup();
    const venue = await aVenue(other.id);
    await aMeeting(other.id, { venueId: venue.id });
    await expect(create({ venueId: venue.id })).resolves.toBeTruthy();
  });
});

describe("updateMeeting", () => {
  it("raises SEQUENCE for title, time and place once it was published, and not for other words", async () => {
    const { id } = await aMeeting(groupId, { startsAtLocal: "2038-05-06T19:00" });
    const { title } = await meetingNow(id);
    await edit(id, { title, summary: "New words" });
    expect((await meetingNow(id)).sequence).toBe(0);
    await edit(id, { title: "New title" });
    expect((await meetingNow(id)).sequence).toBe(1);
    await edit(id, { title: "New title", startsAtLocal: "2038-05-06T19:30" });
    expect((await meetingNow(id)).sequence).toBe(2);
    const venue = await aVenue(groupId);
    const moved = { startsAtLocal: "2038-05-06T19:30", venueId: venue.id };
    await edit(id, { title: "New title", ...moved });
    expect((await meetingNow(id)).sequence).toBe(3);
  });

  it("leaves SEQUENCE alone while it is a draft", async () => {
    const { id } = await create();
    await edit(id, { startsAtLocal: "2038-05-06T18:00" });
    expect((await meetingNow(id)).sequence).toBe(0);
  });

  it("refuses fewer seats than are taken, and says how many", async () => {
    const { id } = await aMeeting(groupId, { capacity: 50, seatsTaken: 42 });
    const result = await edit(id, { capacity: "41" });
    expect(shown(result)).toMatchObject({
      ok: false,
      fieldErrors: { capacity: expect.stringContaining("42") },
    });
    expect((await meetingNow(id)).capacity).toBe(50);
    expect((await edit(id, { capacity: "42" })).ok).toBe(true);
  });

  it("keeps everybody beyond the seats where that is asked for, and says by how many", async () => {
    const { id } = await aMeeting(groupId, { capacity: 50, seatsTaken: 42 });
    expect((await edit(id, { capacity: "40" }, { insist: insistOn("seats-taken") })).ok).toBe(true);
    expect(await meetingNow(id)).toMatchObject({ capacity: 40, seatsTaken: 42 });
    expect(overBy(await meetingNow(id))).toBe(2);
    const [event] = await store.read
      .select({ detail: auditEvents.detail })
      .from(auditEvents)
      .where(eq(auditEvents.action, "meeting.changed"));
    expect(event?.detail).toMatchObject({ over: 2 });
    // To save it again as it is needs no second word; to make it worse does.
    expect((await edit(id, { capacity: "40" })).ok).toBe(true);
    expect((await edit(id, { capacity: "39" })).ok).toBe(false);
  });

  it("with more seats moves the waiting list up at once, in order", async () => {
    const { id } = await aMeeting(groupId, { capacity: 1 });
    for (const who of ["Ann", "Bob", "Cyd", "Dan"]) await join(id, who);
    await edit(id, { capacity: "3" });
    expect(await statuses(id)).toEqual([
      "Ann going 1",
      "Bob going 1",
      "Cyd going 1",
      "Dan waitlisted 1",
    ]);
  });

  it("moved to an earlier time ends every hold by the new start", async () => {
    const { id } = await aMeeting(groupId, {
      confirmationHoldMinutes: 1440,
      startsAtLocal: "2099-05-06T19:00",
    });
    await join(id, "Ann");
    const soon = toLocal(new Date(now().getTime() + 3 * 3_600_000), "Europe/London");
    await edit(id, { startsAtLocal: soon, endsAtLocal: addMinutes(soon, 60) });
    expect((await rsvpOf(id, "Ann")).heldUntil).toEqual((await meetingNow(id)).startsAt);
  });

  it("that makes plus-addresses one person keeps every RSVP, and takes no second one", async () => {
    const { id } = await aMeeting(groupId);
    const { id: another } = await aMeeting(groupId);
    for (const who of ["Ann", "Bob"]) await join(another, who);
    for (const who of ["Ann+1", "Ann+2", "Bob+1"]) await join(id, who);
    await edit(id, { plusAddresses: "same" });
    for (const who of ["Ann", "Ann+3", "Bob", "Cyd+1"]) await join(id, who);
    expect((await statuses(id)).map((line) => line.split(" ")[0])).toEqual([
      "Ann+1",
      "Ann+2",
      "Bob+1",
      "Cyd+1",
    ]);
    await edit(id, { plusAddresses: "distinct" });
    await join(id, "Cyd");
    expect(await statuses(id)).toHaveLength(5);
  });

  it("keeps the old address as a redirect, and never gives it away", async () => {
    const { id, slug } = await create();
    await edit(id, { slug: "river" });
    expect((await meetingNow(id)).slug).toBe("river");
    expect(await store.read.select().from(formerSlugs)).toMatchObject([{ slug, targetId: id }]);
    expect((await create()).slug).not.toBe(slug);
    await edit(id, { slug });
    expect((await meetingNow(id)).slug).toBe(slug);
  });

  it("refuses to overwrite what somebody else saved meanwhile", async () => {
    const { id } = await create();
    const { insist } = await getMeetingForm(organizer, id);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await edit(id, { title: "First" }, { insist })).ok).toBe(true);
    expect(await edit(id, { title: "Second" }, { insist })).toMatchObject({
      ok: false,
      reason: "stale",
    });
    expect((await meetingNow(id)).title).toBe("First");
  });

  it("overwrites just what was warned of: what a third saved since is warned of again", async () => {
    const { id } = await create();
    const { insist } = await getMeetingForm(organizer, id);
    const save = async (title: string, known: string[]) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return edit(id, { title }, { insist: known });
    };
    await save("First", insist);
    const warned = await save("Second", insist);
    if (warned.ok) throw new Error("It was not warned of");
    const known = insistNext([...insist, insistOn("seats-taken")], warned);
    expect(known).toEqual([insistOn("seats-taken"), warned.mayInsist]);
    await save("Third", [warned.mayInsist!]);
    expect(await save("Second", known)).toMatchObject({ ok: false, reason: "stale" });
    expect((await meetingNow(id)).title).toBe("Third");
  });

  it("is not there for organizers of other groups, helpers and the deleted", async () => {
    const { id } = await create();
    const stranger = await aMember((await aGroup()).id, "owner");
    await expect(edit(id, {}, {}, stranger)).rejects.toThrow(NotFound);
    const helper = await aMember(groupId, "helper");
    await expect(edit(id, {}, {}, helper)).rejects.toThrow(NotFound);
    await expect(getMeetingForm(stranger, id)).rejects.toThrow(NotFound);
  });

  it("names in the trail what changed, never what it says", async () => {
    const { id } = await create();
    await edit(id, { title: "Other", capacity: "9" });
    const [event] = await store.read
      .select({ detail: auditEvents.detail })
      .from(auditEvents)
      .where(eq(auditEvents.action, "meeting.changed"));
    expect(event?.detail).toEqual({ fields: "title, capacity" });
  });
});

describe("duplicateMeeting", () => {
  it("copies a programme of several days as it stands, and so does saving", async () => {
    const days = { startsAtLocal: "2038-05-07T18:00", endsAtLocal: "2038-05-09T16:00" };
    const programme = [
      { kind: "talk" as const, title: "Friday", time: "19:00", day: "1" },
      { kind: "talk" as const, title: "Saturday", time: "10:00", day: "2" },
      { kind: "talk" as const, title: "Sunday", time: "19:30", day: "3" },
    ];
    const clocks = async (id: string) =>
      (await getMeetingForm(organizer, id)).programme.map(({ time, day }) => `${day} ${time}`);
    const { id } = await create({ ...days, programme });
    const stood = [" 19:00", " 10:00", "3 19:30"];
    expect(await clocks(id)).toEqual(stood);
    const copy = await duplicateMeeting(organizer, id);
    if (!copy.ok) throw new Error(copy.reason);
    expect(await clocks(copy.value.id)).toEqual(stood);
    await edit(id, { ...days, programme: (await getMeetingForm(organizer, id)).programme });
    expect(await clocks(id)).toEqual(stood);
    const early = { kind: "talk" as const, title: "Breakfast", time: "09:00", day: "1" };
    const parsed = meetingInput.safeParse(values({ ...days, programme: [early] }));
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["programme.0.time"]);
  });

  it("makes a draft with its own UID and none of the RSVPs or the record", async () => {
    const original = await aMeeting(groupId, {
      seatsTaken: 3,
      lastArrival: 3,
      sequence: 4,
      report: "It was good.",
      attendance: 40,
    });
    const result = await duplicateMeeting(organizer, original.id);
    if (!result.ok) throw new Error("refused");
    const copy = await meetingNow(result.value.id);
    expect(copy).toMatchObject({
      status: "draft",
      title: original.title,
      seatsTaken: 0,
      lastArrival: 0,
      sequence: 0,
      report: "",
      attendance: null,
      firstPublishedAt: null,
    });
    expect(copy.uid).not.toBe(original.uid);
    expect(copy.slug).not.toBe(original.slug);
  });

  it("has an address that follows its date, until it is named otherwise", async () => {
    const first = await create();
    const result = await duplicateMeeting(organizer, first.id);
    if (!result.ok) throw new Error("no copy");
    const { id } = result.value;
    const slugNow = async () => (await meetingNow(id)).slug;
    await edit(id, { startsAtLocal: "2038-09-01T19:00", endsAtLocal: "2038-09-01T21:00" });
    expect(await slugNow()).toBe("the-river-under-the-road-2038-09-01");
    await edit(id, { slug: "river-walk" });
    await edit(id, { slug: "river-walk", title: "Another river" });
    expect(await slugNow()).toBe("river-walk");
  });
});

it("gives a site admin no group that is not there", async () => {
  const admin = await aSiteAdmin();
  const result = await createMeeting(admin, meetingInput.parse(values({ groupId: "zzz" })));
  expect(shown(result)).toMatchObject({ ok: false, fieldErrors: { groupId: expect.any(String) } });
  await expect(
    venueCommands.create(admin, venueInput.parse({ groupId: "zzz", name: "Nowhere" })),
  ).rejects.toThrow(NotFound);
});

describe("a price", () => {
  const price = { priceAmount: "3,5", priceCurrency: "GBP", priceNote: "children free" };
  const kept = { ...price, free: false, priceAmount: "3.50" };

  it("is kept with the decimals of its currency, shown again, and copied", async () => {
    const { id } = await create(price);
    expect(await meetingNow(id)).toMatchObject(kept);
    expect(await getMeetingForm(organizer, id)).toMatchObject(kept);
    const copy = await duplicateMeeting(organizer, id);
    expect(copy.ok && (await meetingNow(copy.value.id))).toMatchObject(kept);
  });

  it("has a name in the trail, and is not changed by being saved again", async () => {
    const { id } = await create(price);
    await edit(id, { ...price, priceAmount: "3.50" });
    await edit(id, { free: "on", priceCurrency: "GBP" });
    expect(await meetingNow(id)).toMatchObject({ free: true, priceAmount: null, priceNote: "" });
    const trail = await store.read.select().from(auditEvents).where(eq(auditEvents.meetingId, id));
    const changed = trail.filter(({ action }) => action === "meeting.changed");
    expect(changed.map(({ detail }) => detail?.fields).sort()).toEqual([
      "",
      "free, priceAmount, priceNote",
    ]);
  });
});
