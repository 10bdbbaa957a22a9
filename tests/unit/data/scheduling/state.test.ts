import { beforeEach, describe, expect, it } from "vitest";
import { insertRsvp } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { auditEvents, meetings } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { possibleVerbs, type Verb } from "#lib/meetings/policy.ts";
import { NotFound } from "#lib/result.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { recordMeeting } from "#lib/scheduling/record.ts";
import {
  cancelMeeting,
  deleteMeeting,
  postponeMeeting,
  publishMeeting,
  reinstateMeeting,
  unpublishMeeting,
} from "#lib/scheduling/state.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin, meetingNow } from "#tests/factories.ts";

const verbs = {
  publish: publishMeeting,
  unpublish: unpublishMeeting,
  postpone: postponeMeeting,
  cancel: cancelMeeting,
  reinstate: reinstateMeeting,
  delete: deleteMeeting,
} satisfies Record<Verb, unknown>;

const past = { startsAtLocal: "2020-01-01T10:00", endsAtLocal: "2020-01-01T12:00" };

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

describe("which verbs a state allows", () => {
  it.each([
    ["draft", false, ["publish", "delete"]],
    ["draft", true, ["publish", "delete"]],
    ["published", false, ["postpone", "cancel", "unpublish"]],
    ["published", true, ["unpublish"]],
    ["postponed", false, ["reinstate", "cancel"]],
    ["postponed", true, ["cancel"]],
    ["cancelled", false, ["reinstate"]],
    ["cancelled", true, []],
  ] as const)("%s, over: %s", async (status, over, allowed) => {
    const meeting = await aMeeting(groupId, { status, ...(over ? past : {}) });
    const row = await meetingNow(meeting.id);
    expect(possibleVerbs(row, new Date())).toEqual(allowed);
    for (const verb of Object.keys(verbs) as Verb[]) {
      if ((allowed as readonly string[]).includes(verb)) continue;
      const result = await verbs[verb](organizer, { id: meeting.id, note: "" });
      expect(result, verb).toMatchObject({ ok: false, reason: "state" });
    }
    expect(await meetingNow(meeting.id)).toEqual(row);
  });
});

describe("who may", () => {
  it.each(Object.keys(verbs) as Verb[])(
    "%s: organizers, owners and site admins only",
    async (verb) => {
      const status =
        { publish: "draft", delete: "draft", reinstate: "cancelled" }[verb as string] ??
        "published";
      const other = await aGroup();
      const refused = [await aMember(groupId, "helper"), await aMember(other.id, "owner")];
      const allowed = [organizer, await aMember(groupId, "owner"), await aSiteAdmin()];
      for (const actor of refused) {
        const { id } = await aMeeting(groupId, { status: status as "draft" });
        await expect(verbs[verb](actor, { id, note: "" })).rejects.toThrow(NotFound);
      }
      for (const actor of allowed) {
        const { id } = await aMeeting(groupId, { status: status as "draft" });
        expect((await verbs[verb](actor, { id, note: "" })).ok).toBe(true);
      }
    },
  );
});

describe("the life of a meeting", () => {
  it("raises SEQUENCE with every change of state after the first publication, and never resets it", async () => {
    const { id } = await aMeeting(groupId, { status: "draft" });
    const sequences: number[] = [];
    for (const verb of [
      "publish",
      "postpone",
      "reinstate",
      "cancel",
      "reinstate",
      "unpublish",
      "publish",
    ] as Verb[]) {
      expect((await verbs[verb](organizer, { id, note: "why" })).ok).toBe(true);
      sequences.push((await meetingNow(id)).sequence);
    }
    expect(sequences).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("keeps the note, and leaves it out when the next change has none", async () => {
    const { id } = await aMeeting(groupId);
    await cancelMeeting(organizer, { id, note: "The hall is flooded." });
    expect(await meetingNow(id)).toMatchObject({
      status: "cancelled",
      statusNote: "The hall is flooded.",
    });
    await reinstateMeeting(organizer, { id, note: "" });
    expect(await meetingNow(id)).toMatchObject({
      status: "published",
      statusNote: "",
      cancelledAt: null,
    });
  });

  it("knows since when the note stands, whatever is saved later", async () => {
    const { id } = await aMeeting(groupId);
    await postponeMeeting(organizer, { id, note: "" });
    expect((await meetingNow(id)).statusNoteAt).toBeNull();
    await reinstateMeeting(organizer, { id, note: "The river is down." });
    const { statusNoteAt: since, changedAt } = await meetingNow(id);
    expect(since).toEqual(changedAt);
    const restore = setClock(new Date(now().getTime() + 3_600_000));
    const record = { report: "", attendance: 3, showsAttendance: false };
    expect((await recordMeeting(organizer, { id, ...record })).ok).toBe(true);
    const saved = await meetingNow(id);
    expect(saved.changedAt).not.toEqual(since);
    expect(saved.statusNoteAt).toEqual(since);
    const copy = await duplicateMeeting(organizer, id);
    restore();
    expect(copy.ok && (await meetingNow(copy.value.id))).toMatchObject({
      statusNote: "",
      statusNoteAt: null,
    });
  });

  it("is not taken back to draft over the heads of those who are coming", async () => {
    const { id } = await aMeeting(groupId, { seatsTaken: 1, lastArrival: 1 });
    await store.write((tx) => insertRsvp(tx, { meetingId: id, name: "Ada Brook", arrival: 1 }));
    expect(await unpublishMeeting(organizer, { id, note: "" })).toMatchObject({
      ok: false,
      reason: "rsvps",
    });
    expect(await meetingNow(id)).toMatchObject({ status: "published", sequence: 0 });
  });

  it.each([
    ["going", "rsvps"],
    ["waitlisted", "rsvps"],
    ["pending", "rsvps"],
    ["tentative", "rsvps"],
    ["declined", undefined],
    ["cancelled", undefined],
  ] as const)("where the only RSVP is %s it is taken back, or not", async (status, reason) => {
    const { id } = await aMeeting(groupId);
    await store.write((tx) =>
      insertRsvp(tx, { meetingId: id, name: "Ada Brook", arrival: 1, status }),
    );
    const result = await unpublishMeeting(organizer, { id, note: "" });
    expect(result.ok ? undefined : result.reason).toBe(reason);
  });

  it("deletes a draft that nobody knew for good, and keeps the group's trail", async () => {
    const { id } = await aMeeting(groupId, { status: "draft" });
    expect((await deleteMeeting(organizer, { id, note: "" })).ok).toBe(true);
    expect(await store.read.select().from(meetings)).toEqual([]);
    expect(await store.read.select().from(auditEvents)).toMatchObject([
      { action: "meeting.deleted", groupId },
    ]);
  });

  it("keeps a tombstone of one that calendars know", async () => {
    const { id } = await aMeeting(groupId);
    await unpublishMeeting(organizer, { id, note: "" });
    expect((await deleteMeeting(organizer, { id, note: "" })).ok).toBe(true);
    expect(await meetingNow(id)).toMatchObject({
      status: "draft",
      deletedAt: expect.any(Date),
      sequence: 2,
    });
    await expect(publishMeeting(organizer, { id, note: "" })).rejects.toThrow(NotFound);
  });

  it("cancels once when two organizers press at the same time", async () => {
    const { id } = await aMeeting(groupId);
    const results = await Promise.all(
      [1, 2, 3].map(() => cancelMeeting(organizer, { id, note: "" })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await meetingNow(id)).sequence).toBe(1);
  });
});
