import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { insertArticle } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { auditEvents, relations } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { findPublicMeeting } from "#lib/meetings/public-queries.ts";
import { NotFound } from "#lib/result.ts";
import {
  listMeetingsToReport,
  markAsReport,
  unmarkAsReport,
} from "#lib/scheduling/article-reports.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";

let groupId: string;
let organizer: Actor;
let articleId: string;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
  const article = { groupId, title: "The Korean experience" };
  articleId = (await store.write((tx) => insertArticle(tx, article))).id;
});

const past = (title: string, day: string, row: object = {}) =>
  aMeeting(groupId, { title, startsAtLocal: `2007-10-${day}T14:00`, ...row });

describe("the report of a meeting", () => {
  it("stands on the meeting's page, once, until it is taken off", async () => {
    const meeting = await past("October", "07");
    const pair = { articleId, meetingId: meeting.id };
    expect(await markAsReport(organizer, pair)).toMatchObject({ ok: true });
    expect(await markAsReport(organizer, pair)).toMatchObject({ ok: true });
    const shown = async () =>
      (await findPublicMeeting(meeting.slug))?.reading.map(({ title, relation }) => [
        title,
        relation,
      ]);
    expect(await shown()).toEqual([["The Korean experience", "report"]]);
    expect(await listMeetingsToReport(organizer, articleId)).toEqual([]);
    expect(await unmarkAsReport(organizer, pair)).toMatchObject({ ok: true });
    expect(await unmarkAsReport(organizer, pair)).toMatchObject({ ok: true });
    expect(await shown()).toEqual([]);
    const trail = await store.read
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.meetingId, meeting.id));
    expect(trail.map(({ action }) => action).sort()).toEqual([
      "meeting.report-added",
      "meeting.report-removed",
    ]);
  });

  it("is chosen among the meetings of one's own that took place, the latest first", async () => {
    const { id: meetingId } = await past("First", "01");
    await past("Second", "02");
    // To be read before it: that is no report.
    await store.write((tx) =>
      tx.insert(relations).values({ meetingId, articleId, relation: "read-before", position: 0 }),
    );
    await past("Cancelled", "03", { status: "cancelled" });
    await past("Draft", "04", { status: "draft" });
    await aMeeting(groupId, { title: "To come" });
    await aMeeting((await aGroup()).id, { title: "Of others", startsAtLocal: "2007-10-05T14:00" });
    const list = await listMeetingsToReport(organizer, articleId);
    expect(list.map(({ label, hint }) => [label, hint])).toEqual([
      ["Second", "Tue 2 Oct 2007"],
      ["First", "Mon 1 Oct 2007"],
    ]);
  });

  it("is taken off alone: what else the article is to the meeting, and others to it, stays", async () => {
    const { id: meetingId } = await past("October", "07");
    const other = { groupId, title: "Another report" };
    const otherId = (await store.write((tx) => insertArticle(tx, other))).id;
    const rows = [
      { articleId, relation: "read-before" },
      { articleId, relation: "report" },
      { articleId: otherId, relation: "report" },
    ] as const;
    await store.write((tx) =>
      tx.insert(relations).values(rows.map((row, position) => ({ ...row, meetingId, position }))),
    );
    await unmarkAsReport(organizer, { articleId, meetingId });
    const left = await store.read
      .select({ articleId: relations.articleId, relation: relations.relation })
      .from(relations);
    expect(left).toHaveLength(2);
    expect(left).toEqual(expect.arrayContaining([rows[0], rows[2]]));
  });

  it("is not for those who do not organize the meeting, nor of an article they may not see", async () => {
    const meeting = await past("October", "07");
    const pair = { articleId, meetingId: meeting.id };
    const stranger = await aMember((await aGroup()).id);
    const helper = await aMember(groupId, "helper");
    for (const actor of [stranger, helper]) {
      await expect(markAsReport(actor, pair)).rejects.toThrow(NotFound);
      await expect(unmarkAsReport(actor, pair)).rejects.toThrow(NotFound);
      expect(await listMeetingsToReport(actor, articleId)).toEqual([]);
    }
    const theirs = await aMeeting(Object.keys(stranger.roles)[0]!, {
      startsAtLocal: "2007-10-07T14:00",
    });
    const foreign = { articleId, meetingId: theirs.id };
    await expect(markAsReport(stranger, foreign)).rejects.toThrow(NotFound);
  });
});
