import { expect, test } from "vitest";
import { largestParty } from "#lib/rsvps/policy.ts";

const hall = { maxPartySize: 4, capacity: null, venueId: "hall", onlineUrl: null };

test.each([
  ["as many as the meeting takes", hall, 4],
  ["no more than its seats", { ...hall, capacity: 3 }, 3],
  ["no more where it has seats for more", { ...hall, capacity: 60 }, 4],
  ["as many in a hall, though it is online too", { ...hall, onlineUrl: "https://a.example" }, 4],
  ["one where it is online alone", { ...hall, venueId: null, onlineUrl: "https://a.example" }, 1],
  ["as many where nobody knows yet where it is", { ...hall, venueId: null }, 4],
])("a party is %s", (_, meeting, most) => expect(largestParty(meeting)).toBe(most));
