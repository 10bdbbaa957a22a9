import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { addRsvps } from "#lib/rsvps/desk/add.ts";
import { approveRsvps } from "#lib/rsvps/desk/approve.ts";
import { cancelRsvps } from "#lib/rsvps/desk/cancel.ts";
import { changeRsvpAtDesk } from "#lib/rsvps/desk/change.ts";
import { addRow } from "#lib/rsvps/desk/input.ts";
import { moveUpRsvp } from "#lib/rsvps/desk/move-up.ts";
import { insistOn as beyondSeats } from "#lib/rsvps/desk/refusals.ts";
import { refuseRsvps } from "#lib/rsvps/desk/refuse.ts";
import { reinstateRsvps } from "#lib/rsvps/desk/reinstate.ts";
import { eraseRsvp } from "#lib/rsvps/erase.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { lapseHolds } from "#lib/rsvps/lapse.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { meetingEditInput } from "#lib/scheduling/input.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { insistOn } from "#lib/scheduling/refusals.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { rsvpOf, tokenOf } from "#tests/support/people.ts";
import type { Step } from "./model.ts";

/** Who does it, and to which meeting; `wait` lets the test's clock go on. */
export type Place = { meetingId: string; organizer: Actor; wait(minutes: number): void };

const emailOf = (who: string) => `${who.toLowerCase()}@example.org`;

/** Takes a step of the model on the database, by the commands that people's buttons call. Whether it was allowed. */
/** What a step insists on at the desk: seats beyond those there are. */
const beyond = ({ insist }: { insist: boolean }) => (insist ? [beyondSeats("full")] : []);

export async function take(place: Place, step: Step, known: readonly string[]): Promise<boolean> {
  const { meetingId, organizer } = place;
  switch (step.do) {
    case "join": {
      const { who, party: partySize, reply, proven } = step;
      const joined = await joinMeeting({
        meetingId,
        name: who,
        email: emailOf(who),
        partySize,
        reply,
        proven,
      });
      return joined.ok;
    }
    case "add": {
      const row = addRow.parse({ name: step.who, email: emailOf(step.who) });
      const rows = [{ ...row, partySize: step.party }];
      const added = await addRsvps(organizer, { meetingId, rows, tell: true });
      return added.ok && (added.value[0] === "added" || added.value[0] === "waitlisted");
    }
    case "capacity": {
      const { insist, ...values } = await getMeetingForm(organizer, meetingId);
      const edit = { ...values, capacity: String(step.seats) };
      const input = meetingEditInput.parse({
        ...edit,
        insist: step.insist ? [...insist, insistOn("seats-taken")] : insist,
      });
      return (await updateMeeting(organizer, input)).ok;
    }
    case "wait":
      place.wait(step.minutes);
      if (step.jobRuns) await Promise.all([lapseHolds(), lapseHolds()]);
      return true;
    case "approve":
    case "refuse":
    case "cancel at desk":
    case "put back": {
      const whom = step.whom.filter((who) => known.includes(who));
      const ids = await Promise.all(whom.map(async (who) => (await rsvpOf(meetingId, who)).id));
      const input = { meetingId, ids, note: "" };
      if (step.do === "approve") return (await approveRsvps(organizer, input)).ok;
      if (step.do === "refuse") return (await refuseRsvps(organizer, input)).ok;
      if (step.do === "put back") return (await reinstateRsvps(organizer, input)).ok;
      return (await cancelRsvps(organizer, input)).ok;
    }
  }
  if (!known.includes(step.who)) return false;
  const { id, name, email } = await rsvpOf(meetingId, step.who);
  const token = await tokenOf(meetingId, step.who);
  switch (step.do) {
    case "change":
      return (await changeRsvp({ token, name, partySize: step.party })).ok;
    case "cancel":
      return (await cancelRsvp(token)).ok;
    case "erase":
      return (await eraseRsvp(token)).ok;
    case "reply":
      return (await changeReply({ token, reply: step.reply })).ok;
    case "confirm":
      return (await confirmRsvp(token)).ok;
    case "move up":
      return orNot(moveUpRsvp(organizer, { meetingId, id, insist: beyond(step) }));
    case "correct": {
      const insist = beyond(step);
      const partySize = step.party;
      const change = { meetingId, id, name, email, partySize, insist };
      return (await changeRsvpAtDesk(organizer, change)).ok;
    }
  }
}

/** What is not there for that cannot be done either. */
async function orNot(done: Promise<{ ok: boolean }>): Promise<boolean> {
  try {
    return (await done).ok;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
