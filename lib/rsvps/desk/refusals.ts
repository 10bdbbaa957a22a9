import { refusals } from "#lib/result.ts";
import { plural } from "#lib/text/plural.ts";

/** Why the organizers cannot do to an RSVP what they ask. */
export const words = {
  draft: () => "Put the meeting on first.",
  duplicate: () => "This address has an RSVP for the meeting.",
  "address-taken": () => "Another RSVP of this meeting has this address.",
  mistyped: ({ meant }: { meant: string }) =>
    `Did you mean ${meant}? If the address is right, save once more.`,
  party: () => "The party is larger than the meeting.",
  "party-grown": ({ seats }: { seats: number }) => `The meeting has ${seats} seats.`,
  "no-line": () => "All seats are taken, and there is no waiting list.",
  full: ({ free, wanted, grows }: { free: number; wanted: number; grows: boolean }) => {
    if (grows)
      return `There are ${free === 0 ? "no" : `only ${free}`} free seats for ${wanted} more.`;
    const seats = plural(free, {
      one: "Only one seat is free",
      other: `Only ${free} seats are free`,
    });
    return `${free === 0 ? "No seat is free" : seats}, and ${plural(wanted, { one: "one is", other: `${wanted} are` })} wanted. Insist, and the meeting is over by ${wanted - free}.`;
  },
  changed: () =>
    "The list has changed since you looked. Nothing was done; look at who is chosen now, and press again.",
  nobody: () => "There is nobody left to do this to.",
  "no-note": () => "Write what the note is to say.",
};

export const { refuse, insists, insistOn } = refusals("rsvp-desk", words);
