import { minutesToAnswer } from "#lib/guests/holds.ts";
import { duration, inLine } from "#lib/mail/templates/facts.ts";
import { untilInWords } from "#lib/meetings/when.ts";
import type { ManagedRsvp } from "#lib/rsvps/public-queries.ts";
import { plural } from "#lib/text/plural.ts";

/** Whether who waits can confirm the address already, so that the seat is theirs at once when the turn comes. */
export function canConfirmNow({ status, window, meeting, ...rsvp }: ManagedRsvp): boolean {
  return (
    status === "waitlisted" &&
    window !== "past" &&
    window !== "cancelled" &&
    meeting.promotionHoldMinutes === null &&
    minutesToAnswer(meeting, rsvp, "promoted") !== null
  );
}

const seats = (n: number) => plural(n, { one: "a seat", other: `${n} seats` });

/** How the RSVP stands, in a heading and a sentence. */
export function statusWords(rsvp: ManagedRsvp): { heading: string; words: string } {
  const { status, partySize, place, window } = rsvp;
  if (window === "missing") {
    return { heading: "The meeting was withdrawn", words: "It does not take place as announced." };
  }
  if (window === "past") {
    return {
      heading: "This meeting is over",
      words: status === "going" ? `You had ${seats(partySize)}.` : "",
    };
  }
  if (window === "cancelled") {
    return { heading: "The meeting is cancelled", words: rsvp.meeting.statusNote };
  }
  if (window === "postponed" && status !== "cancelled") {
    return {
      heading: "The meeting is postponed",
      words: [
        rsvp.meeting.statusNote,
        "Your RSVP is kept. You will be told when there is a new date.",
      ]
        .filter(Boolean)
        .join(" "),
    };
  }
  switch (status) {
    case "going":
      if (rsvp.heldUntil) {
        const until = untilInWords(rsvp.heldUntil, rsvp.meeting.timeZone);
        return {
          heading: rsvp.promotedAt ? "Do you still come?" : "Please confirm",
          words: `${plural(partySize, { one: "A seat is", other: `${partySize} seats are` })} held for you until ${until}. Press the button to keep ${plural(partySize, { one: "it", other: "them" })}; without it others can come instead.`,
        };
      }
      return {
        heading: `You have ${seats(partySize)}`,
        words: "If you cannot come, please say so: somebody else may be glad of the seat.",
      };
    case "waitlisted": {
      const minutes = minutesToAnswer(rsvp.meeting, rsvp, "promoted");
      return {
        heading: `You are on the waiting list: ${inLine(place ?? 1)}`,
        words: `${partySize > 1 ? `You asked for ${partySize} seats. ` : ""}The list is kept in the order of arrival: a party waits until there are seats for all of it, and ${rsvp.meeting.waitlistOrder === "strict" ? "nobody passes it" : "smaller ones may pass it meanwhile"}. When your turn comes, you are sent a mail${minutes === null ? "; there is nothing you need to do" : `, and have ${duration(minutes)} to say that you still come`}.${canConfirmNow(rsvp) ? " Confirm your address now, and the seat is yours at once." : ""}`,
      };
    }
    case "pending":
      return { heading: "Your RSVP waits for approval", words: "The organizers will decide soon." };
    case "tentative":
      return {
        heading: "You said that you may come",
        words: "No seat is kept for you until you say that you come.",
      };
    case "declined":
      return { heading: "You sent your apologies", words: "Thank you for telling us." };
    default:
      if (rsvp.refusedAt) {
        return {
          heading: "There is no seat for you",
          words: "The organizers could not take your RSVP.",
        };
      }
      return rsvp.cancelledBy === "lapse"
        ? {
            heading: "The time to answer is over",
            words: `There was no yes in time, so ${plural(partySize, { one: "your seat was", other: `your ${partySize} seats were` })} given up.`,
          }
        : {
            heading: "Your RSVP is cancelled",
            words:
              rsvp.cancelledBy === "organizer"
                ? "The organizers cancelled it."
                : "Thank you for telling us.",
          };
  }
}
