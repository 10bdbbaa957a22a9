import { describe, expect, it } from "vitest";
import { tombstoneOf } from "#lib/scheduling/tombstone.ts";

const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
const meeting = {
  status: "published",
  visibility: "public",
  firstPublishedAt: at("09:00"),
  title: "Moths",
  startsAtLocal: "2026-12-10T19:00",
  endsAtLocal: "2026-12-10T21:00",
  timeZone: "Europe/London",
  startsAt: at("19:00"),
  endsAt: at("21:00"),
  dailyFrom: null,
  dailyUntil: null,
  tombstone: null,
} as const;
const draft = { status: "draft", visibility: "public" } as const;
const unlisted = { status: "published", visibility: "unlisted" } as const;
const listed = { status: "published", visibility: "public" } as const;

describe("what calendars have of a meeting that they lose", () => {
  it("is what they had, whether it goes back to draft or out of the lists", () => {
    for (const after of [draft, unlisted]) {
      expect(tombstoneOf(meeting, after, false)).toMatchObject({
        listed: true,
        title: "Moths",
        startsAtLocal: "2026-12-10T19:00",
        timeZone: "Europe/London",
      });
    }
  });

  it("is nothing of one that was never put on, nor while they have it", () => {
    const never = { ...meeting, status: "draft", firstPublishedAt: null } as const;
    expect(tombstoneOf(never, draft, false)).toBeNull();
    expect(tombstoneOf(meeting, listed, false)).toBeNull();
    expect(tombstoneOf({ ...meeting, ...unlisted }, unlisted, false)).toBeNull();
  });

  it("stays what the lists had, through every later change, until they have it again", () => {
    const first = tombstoneOf(meeting, unlisted, false);
    const later = { ...meeting, ...unlisted, title: "A secret", tombstone: first };
    expect(tombstoneOf(later, unlisted, false)).toEqual(first);
    const gone = tombstoneOf(later, { ...unlisted, status: "draft" }, false);
    expect(gone).toEqual(first);
    expect(tombstoneOf({ ...later, status: "draft" }, unlisted, false)).toEqual(first);
    expect(tombstoneOf(later, listed, false)).toBeNull();
  });

  it("is not for the lists, of one that never stood in them", () => {
    const hidden = { ...meeting, ...unlisted };
    const gone = tombstoneOf(hidden, { ...unlisted, status: "draft" }, false);
    expect(gone).toMatchObject({ listed: false, title: "Moths" });
    const back = { ...hidden, status: "draft", tombstone: gone } as const;
    // The draft may say what it likes about who shall find it.
    expect(tombstoneOf(back, draft, false)).toEqual(gone);
    expect(tombstoneOf(back, unlisted, false)).toBeNull();
  });

  it("has no title where it is not to be named, then or later", () => {
    expect(tombstoneOf(meeting, draft, true)).toMatchObject({ listed: true, title: null });
    const withdrawn = { ...meeting, ...draft, tombstone: tombstoneOf(meeting, draft, false) };
    expect(tombstoneOf(withdrawn, draft, true)?.title).toBeNull();
  });
});
