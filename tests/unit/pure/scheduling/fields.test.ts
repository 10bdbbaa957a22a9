import { getTableColumns } from "drizzle-orm";
import { expect, test } from "vitest";
import { inOrder } from "#app/(organizer)/dashboard/meetings/form/error-order.ts";
import { meetings } from "#db/tables.ts";
import { FIELD_NAMES, partOf } from "#lib/scheduling/fields.ts";
import { meetingInput } from "#lib/scheduling/input.ts";
import { newValues, valuesOf } from "#lib/scheduling/values.ts";

/** Columns that nobody types into the form: made, counted, derived, or set by a verb of their own. */
const NOT_TYPED = [
  ...["id", "uid", "sequence", "status", "seriesId", "searchKey", "createdBy"],
  ...["startsAt", "endsAt", "doorsAt", "rsvpsOpenAt", "rsvpsCloseAt", "zoneData", "movedFrom"],
  "daysTold",
  ...["seatsTaken", "lastArrival"],
  ...["statusNote", "statusNoteAt", "report", "attendance", "showsAttendance"],
  ...["createdAt", "changedAt", "publishedAt", "firstPublishedAt"],
  ...["cancelledAt", "postponedAt", "nextTimes", "tombstone", "deletedAt", "thankedAt", "putAway"],
];

test("every column of a meeting that people fill in is a field", () => {
  const columns = Object.keys(getTableColumns(meetings)).filter(
    (name) => !NOT_TYPED.includes(name),
  );
  const hanging = ["coHostIds", "topics", "programme", "reading"];
  expect([...FIELD_NAMES].sort()).toEqual([...columns, ...hanging].sort());
});

test("a new meeting takes RSVPs, keeps a waiting list and reminds a day before", () => {
  const host = {
    ...{ groupId: "g", timeZone: "Europe/London", language: "en" },
    priceCurrency: "GBP",
  };
  const { takesRsvps, waitlist, approval, maxPartySize, reminders, ...rest } = newValues(host);
  expect({ takesRsvps, waitlist, approval, maxPartySize, reminders }).toEqual({
    takesRsvps: true,
    waitlist: true,
    approval: false,
    maxPartySize: "4",
    reminders: ["1440"],
  });
  expect(rest).toMatchObject(host);
  expect(rest.title).toBe("");
});

test("what is stored is shown, and what is shown can be sent", () => {
  const shown = valuesOf({
    title: "T",
    groupId: "g",
    startsAtLocal: "2007-10-07T14:00",
    endsAtLocal: "2007-10-07T17:00",
    timeZone: "Europe/London",
    capacity: 80,
    venueId: null,
    reminders: [10080, 120],
    waitlistOrder: "smaller-first",
    onlineUrlFor: "everyone",
  });
  expect(shown).toMatchObject({ capacity: "80", venueId: "", reminders: ["10080", "120"] });
  expect(meetingInput.parse(shown)).toMatchObject({
    capacity: 80,
    venueId: null,
    reminders: [10080, 120],
    waitlistOrder: "smaller-first",
    onlineUrlFor: "everyone",
  });
});

test("an error opens the part of its field, and errors are told in the order of the page", () => {
  expect(partOf("priceNote")).toBe("practical");
  expect(partOf("programme.0.title")).toBe("programme");
  expect(partOf("programme-add")).toBe("programme");
  expect(partOf("")).toBeUndefined();
  const errors = { slug: "4", "reading.1.articleId": "gone", capacity: "2", title: "1", odd: "5" };
  expect(Object.entries(inOrder(errors))).toEqual([
    ["title", "1"],
    ["capacity", "2"],
    ["reading.1.articleId", "Reading, article 2: gone"],
    ["slug", "4"],
    ["odd", "5"],
  ]);
});
