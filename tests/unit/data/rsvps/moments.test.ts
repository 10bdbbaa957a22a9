import { describe, expect, test } from "vitest";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { linkToken } from "#lib/secret.ts";
import { setClock } from "#lib/time/clock.ts";
import { letStand, m, outcomeOf } from "#tests/support/deeds/deed.ts";
import { ahead } from "#tests/support/world/at.ts";
import { aWorld } from "#tests/support/world/world.ts";

/* From which moment to which a meeting takes RSVPs, and lets them go: to the millisecond. */

const hour = ahead(1);
const kim = { meetingId: m("meeting"), name: "Kim", email: "kim@example.org", partySize: 1 };
const join = () => outcomeOf(joinMeeting(kim));
const cancel = () => outcomeOf(cancelRsvp(linkToken("rsvp", m("ann"), 0)));
const ends = { endsAt: hour, startsAt: ahead(-1) };

describe.each([
  ["they are opened", { rsvpsOpenAt: hour }, join, ["early", "done", "done"]],
  ["they are closed", { rsvpsCloseAt: hour }, join, ["done", "closed", "closed"]],
  ["the meeting ends", ends, join, ["done", "past", "past"]],
  ["the meeting ends, for who cancels", ends, cancel, ["done", "past", "past"]],
] as const)("when %s", (_, columns, run, expected) => {
  test.each([-1, 0, 1].map((ms, n) => [ms, expected[n]]))("%i ms after it: %s", async (ms, is) => {
    await aWorld();
    await letStand(columns);
    setClock(new Date(hour.getTime() + Number(ms)));
    expect(await run()).toBe(is);
  });
});
