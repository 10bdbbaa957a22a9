import { describe, expect, test } from "vitest";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { empty } from "#tests/setup/empty.ts";
import { letStand, m } from "#tests/support/deeds/deed.ts";
import { GUESTS } from "#tests/support/world/meeting.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * What the form answers to a reply is the same for somebody new and for every
 * address that has an RSVP already, however that stands: anybody can type one.
 */

const MEETINGS = {
  "with seats for all": { capacity: null },
  "with a line": {},
  "that is full, without a line": { capacity: 4, waitlist: false },
  "that is approved": { approval: true },
  "where seats are held": { capacity: null, confirmationHoldMinutes: 30 },
  "where none is": { capacity: null, confirmationHoldMinutes: null },
  "without perhaps and apologies": { takesTentative: false, takesApologies: false },
} as const;

const REPLIES = ["going", "tentative", "declined"] as const;
const known = Object.entries(GUESTS).flatMap(([name, guest]) => {
  const { email } = { email: `${name}@example.org` as string | null, ...guest };
  return email ?? [];
});

const cases = Object.entries(MEETINGS).flatMap(([what, columns]) =>
  REPLIES.flatMap((reply) => [1, 5].map((partySize) => ({ what, columns, reply, partySize }))),
);

async function answer(columns: object, email: string, reply: (typeof REPLIES)[number], n: number) {
  await empty();
  await aWorld();
  await letStand({ maxPartySize: 6, ...columns });
  return joinMeeting({ meetingId: m("meeting"), name: "Kim", email, partySize: n, reply });
}

describe("what is answered", () => {
  test.each(cases)("$what: $reply, $partySize", async ({ columns, reply, partySize }) => {
    const [somebody] = [await answer(columns, "kim@example.org", reply, partySize)];
    for (const email of known.filter((_, at) => at % 3 === 0)) {
      expect(await answer(columns, email, reply, partySize), email).toEqual(somebody);
    }
  });
});
