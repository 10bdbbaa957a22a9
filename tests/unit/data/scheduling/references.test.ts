import { beforeEach, describe, expect, test } from "vitest";
import { createMeeting } from "#lib/scheduling/create.ts";
import { meetingInput } from "#lib/scheduling/input.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { h, outcomeOf } from "#tests/support/deeds/deed.ts";
import { formOfMeeting } from "#tests/support/deeds/meetings.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { ledgerOf } from "#tests/support/world/ledger.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * Whatever a meeting can refer to, by an id that was sent along: of one's own,
 * of another group's that is public, of another group's that is not, and none.
 */

const t = (name: string) => idOf("t", name);
const programme = (id: string) => ({
  programme: [{ kind: "talk", title: "A talk", speakerIds: [id] }],
});
const reading = (articleId: string) => ({ reading: [{ articleId, relation: "read-before" }] });
const venue = (venueId: string, roomId = "") => ({ venueId, roomId });

// biome-ignore format: a table
const REFERENCES: [string, Record<string, unknown>, string][] = [
  ["a venue of one's own",                         venue(h("annexe")),              "done"],
  ["a venue where another group meets",            venue(t("hall")),                "done"],
  ["a venue that only another group knows",        venue(t("annexe")),              "venue-gone"],
  ["a venue that is not there",                    venue(h("nowhere")),             "venue-gone"],
  ["a room of the venue",                          venue(h("annexe"), h("attic")),  "done"],
  ["a room of another venue",                      venue(h("annexe"), h("room")),   "room-elsewhere"],
  ["a room of another group's venue",              venue(h("annexe"), t("attic")),  "room-elsewhere"],
  ["a room and no venue",                          venue("", h("room")),            "room-elsewhere"],
  ["a picture of one's own",                       { imageId: h("unused"), imageAlt: "A" }, "done"],
  ["a picture of another group",                   { imageId: t("worn"), imageAlt: "A" },   "picture-gone"],
  ["a speaker of one's own",                       programme(h("ben")),             "done"],
  ["a speaker of another group's meeting",         programme(t("ada")),             "done"],
  ["a speaker whom only another group knows",      programme(t("ben")),             "speaker-gone"],
  ["an article of one's own",                      reading(h("review")),            "done"],
  ["an article of another group's meeting",        reading(t("essay")),             "done"],
  ["an article that only another group knows",     reading(t("review")),            "article-gone"],
  ["a co-host that is another's group",            { coHostIds: [t("group")] },     "co-hosts"],
  ["a host that is another's group",               { groupId: t("group") },         "not-your-group"],
];

beforeEach(aWorld);

const fields = {
  groupId: h("group"),
  title: "The new river",
  startsAtLocal: "2026-12-17T19:00",
  endsAtLocal: "2026-12-17T21:00",
  timeZone: "Europe/London",
};

describe("a new meeting refers to", () => {
  test.each(REFERENCES)("%s, or not", async (_, more, expected) => {
    const before = await allRows();
    const input = meetingInput.parse({ ...fields, ...more });
    expect(await outcomeOf(createMeeting(PEOPLE.organizer, input))).toBe(expected);
    if (expected !== "done") {
      expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
    }
  });
});

/** Which are as they are, and which of these the meeting has already: it keeps them. */
const KEPT = { "co-hosts": "done", "not-your-group": "host-stays" };

describe("a meeting that is changed refers to", () => {
  test.each(REFERENCES)("%s, or not", async (_, more, expected) => {
    const input = await formOfMeeting({ roomId: "", ...more });
    const before = await allRows();
    const outcome = await outcomeOf(updateMeeting(PEOPLE.organizer, input));
    expect(outcome).toBe(KEPT[expected as keyof typeof KEPT] ?? expected);
    if (outcome !== "done") {
      expect(ledgerOf(differences(before, await allRows()))).toBe("nothing\n");
    }
  });
});
