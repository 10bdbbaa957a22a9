// A process of its own that takes RSVPs until it is killed. It prints each
// address once its RSVP was confirmed, as the page would.
import { writeSync } from "node:fs";
import { joinMeeting } from "#lib/rsvps/join.ts";

const [, , meetingId = "", round = ""] = process.argv;

async function join(lane: number): Promise<void> {
  for (let n = 0; ; n++) {
    const email = `guest-${round}-${lane}-${n}@example.org`;
    const result = await joinMeeting({ meetingId, name: "A Guest", email, partySize: 1 });
    if (!result.ok) throw new Error(JSON.stringify(result));
    writeSync(1, `${email}\n`);
  }
}

// As many as share a commit when people come at once.
await Promise.all(Array.from({ length: 20 }, (_, lane) => join(lane)));
