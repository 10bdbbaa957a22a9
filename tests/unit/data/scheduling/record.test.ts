import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { images } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import { findPublicImage } from "#lib/images/public-queries.ts";
import { eraseUnusedImages } from "#lib/images/retention.ts";
import { findPublicMeeting } from "#lib/meetings/public-queries.ts";
import { NotFound } from "#lib/result.ts";
import { recordInput } from "#lib/scheduling/input.ts";
import { recordMeeting } from "#lib/scheduling/record.ts";
import { figureText } from "#lib/text/report.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

const past = (row: object = {}) => aMeeting(groupId, { startsAtLocal: "2007-10-07T14:00", ...row });

/** A picture of the group, as old as said in days. */
async function aPicture(owner = groupId, days = 0) {
  const id = newId();
  const createdAt = new Date(now().getTime() - days * 86_400_000);
  const data = Buffer.from(`picture ${id}`);
  await store.write((tx) =>
    tx.insert(images).values({ id, groupId: owner, data, width: 640, height: 480, createdAt }),
  );
  return id;
}

const record = (id: string, change: object = {}, actor = organizer) =>
  recordMeeting(actor, recordInput.parse({ id, report: "", attendance: "", ...change }));

describe("the record of a meeting", () => {
  it("takes no report whose marks cannot be set, and says so beside it", async () => {
    const { id } = await past();
    const report = "> - a\nb\n".repeat(450);
    expect(await record(id, { report })).toMatchObject({
      ok: false,
      reason: "report-intricate",
      at: "report",
    });
  });

  it("says how many came only where that is wanted", async () => {
    const { id, slug } = await past();
    await record(id, { attendance: "45" });
    expect((await findPublicMeeting(slug))?.attendance).toBeNull();
    await record(id, { attendance: "45", showsAttendance: "on" });
    expect((await findPublicMeeting(slug))?.attendance).toBe(45);
  });

  it("shows its figures with their sizes, and keeps them", async () => {
    const { id, slug } = await past();
    const picture = await aPicture(groupId, 30);
    expect(await findPublicImage(picture)).toBeNull();
    const report = figureText({ id: picture, alt: "The hall", caption: "At two" });
    expect(await record(id, { report })).toMatchObject({ ok: true });
    const meeting = await findPublicMeeting(slug);
    expect(meeting?.figureSizes.get(picture)).toEqual({ width: 640, height: 480 });
    expect(await findPublicImage(picture)).not.toBeNull();
    // What nothing shows is cleared away.
    const unused = await aPicture(groupId, 30);
    await eraseUnusedImages(now());
    const left = await store.read.select({ id: images.id }).from(images);
    expect(left.map((row) => row.id)).toContain(picture);
    expect(left.map((row) => row.id)).not.toContain(unused);
  });

  it("makes no figure public while the meeting has no page", async () => {
    const { id } = await past({ status: "draft" });
    const picture = await aPicture();
    await record(id, { report: figureText({ id: picture, alt: "The hall", caption: "" }) });
    expect(await findPublicImage(picture)).toBeNull();
  });

  it("refuses a figure that says nothing to the blind, is gone, or is of another group", async () => {
    const { id, slug } = await past();
    const theirs = await aPicture((await aGroup()).id);
    const own = await aPicture();
    for (const [report, message] of [
      [`![](/images/${own})`, "say what each picture shows"],
      [`![Hall](/images/${newId()})`, "not here any more"],
      [`![Hall](/images/${theirs})`, "not here any more"],
    ] as const) {
      expect(shown(await record(id, { report }))).toMatchObject({
        ok: false,
        fieldErrors: { report: expect.stringContaining(message) },
      });
    }
    expect((await findPublicMeeting(slug))?.report).toBe("");
    expect(await findPublicImage(theirs)).toBeNull();
  });

  it("is for those who organize the meeting", async () => {
    const { id } = await past();
    const stranger = await aMember((await aGroup()).id);
    await expect(record(id, {}, stranger)).rejects.toThrow(NotFound);
  });
});
