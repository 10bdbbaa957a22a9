import { expect, it } from "vitest";
import { accessOf, wayIn } from "#lib/meetings/access.ts";

const notes = (accessNotes: string, room: string | null, venue: string | null) =>
  accessOf({
    accessNotes,
    room: room === null ? null : { accessNotes: room },
    venue: venue === null ? null : { accessNotes: venue },
  }).map(({ about, text }) => `${about}: ${text}`);

it("a room upstairs in a building without steps comes first, and each says what it is about", () => {
  expect(notes("A signer is there.", "Twelve steps.", "No steps.")).toEqual([
    "The room: Twelve steps.",
    "This meeting: A signer is there.",
    "The building: No steps.",
  ]);
});

it("what is the same is said once, and what is empty not at all", () => {
  expect(notes("", "No steps.", "No steps.")).toEqual(["The room: No steps."]);
  expect(notes("", null, "No steps.")).toEqual(["The building: No steps."]);
  expect(notes("", "", null)).toEqual([]);
});

it("how one gets there is said once too", () => {
  const venue = { accessNotes: "By the yard.", directions: "By the yard." };
  const said = wayIn({ accessNotes: "", room: null, venue });
  expect(said).toEqual([{ about: "The building", text: "By the yard." }]);
  const other = wayIn({ accessNotes: "", room: null, venue: { ...venue, directions: "Bus 7." } });
  expect(other.at(-1)).toEqual({ about: "The way in", text: "Bus 7." });
});
