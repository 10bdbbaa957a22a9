import type { MeetingStatus } from "#db/tables.ts";
import type { Verb } from "#lib/meetings/policy.ts";
import { plural } from "#lib/text/plural.ts";
import type { Waiting, WaitKind } from "./waiting.ts";

/** What the desk looks at to tell what a meeting still wants. */
export type MeetingNeeds = {
  status: MeetingStatus;
  startsAt: Date;
  /** The times of one that is off, once it is on again. */
  nextTimes?: object | null;
  endsAt: Date;
  venueId: string | null;
  /** Whether that is only a name yet, and the group's own to complete. */
  unaddressed?: boolean;
  onlineUrl: string | null;
  takesRsvps: boolean;
  capacity: number | null;
  summary: string;
  description: string;
  report: string;
  attendance: number | null;
  programmeItems: number;
  /** Suggestions that organizers want to see no more. */
  putAway: readonly string[];
};

/** What may be missing. Each can be put away; that somebody waits cannot. */
export const SUGGESTIONS = [
  "new-date",
  "past-draft",
  "report",
  "attendance",
  "place",
  "address",
  "capacity",
  "words",
  "programme",
  "publish",
] as const;
type Suggestion = (typeof SUGGESTIONS)[number];

/** Where it is done: a part of the form, the RSVPs, the mail, the record after it, or a change of state. */
type WantPlace = "time" | "place" | "rsvp-settings" | "words" | "programme";
export type Want = {
  key: string;
  /** What to do, as an order: "Choose a venue". */
  todo: string;
  why: string;
  at:
    | { form: WantPlace }
    | { venue: string }
    | { verb: Verb }
    | { rsvps: "pending" | "waitlisted" | "held" }
    | { mail: "parked" | "queued" }
    | { moved: true }
    | { mailing: NonNullable<Waiting["mailing"]> }
    | { record: true };
};
type Suggested = Want & { key: Suggestion };

const DAY = 86_400_000;

type WaitWords = { todo: string; why: (n: number) => string; at: Want["at"] };

const rsvpsWait = (n: number, what: string) =>
  `${plural(n, { one: "One RSVP waits", other: `${n} RSVPs wait` })} ${what}`;

const WAIT_WORDS: Record<Exclude<WaitKind, "paused">, WaitWords> = {
  approval: {
    todo: "Approve or refuse RSVPs",
    why: (n) => rsvpsWait(n, "for your answer."),
    at: { rsvps: "pending" },
  },
  waitlist: {
    todo: "Look at the waiting list",
    why: (n) => rsvpsWait(n, "for a seat."),
    at: { rsvps: "waitlisted" },
  },
  held: {
    todo: "See whose seats are held",
    why: (n) => rsvpsWait(n, "for a yes to the mail that asked for it."),
    at: { rsvps: "held" },
  },
  parked: {
    todo: "See to mail that could not be delivered",
    why: (n) => plural(n, { one: "One mail is parked.", other: `${n} mails are parked.` }),
    at: { mail: "parked" },
  },
  retried: {
    todo: "Look at mail that does not get through",
    why: (n) =>
      plural(n, {
        one: "One mail failed, and is tried again.",
        other: `${n} mails failed, and are tried again.`,
      }),
    at: { mail: "queued" },
  },
  moved: {
    todo: "Tell those who are coming of the new law on clocks",
    why: (n) =>
      `It is at another moment by newer rules of its time zone; ${plural(n, { one: "one person was", other: `${n} people were` })} not told.`,
    at: { moved: true },
  },
};

/** What wants doing because somebody waits. */
export function wantOf({ kind, n, mailing }: Waiting): Want {
  if (kind === "paused") {
    const at = { mailing: mailing! };
    return { key: at.mailing.id, todo: "Go on with a mail-out", why: pausedWords(at.mailing), at };
  }
  const { todo, why, at } = WAIT_WORDS[kind];
  return { key: kind, todo, why: why(n), at };
}

const pausedWords = ({ subject }: { subject: string }) =>
  subject ? `“${subject}” is paused.` : "It is paused.";

/** What is still missing for a meeting at an instant, the most pressing first, what was put away apart. */
export function suggestions(
  meeting: MeetingNeeds,
  at: Date,
): { open: Suggested[]; putAway: Suggested[] } {
  const all = missing(meeting, at);
  const isPutAway = ({ key }: Suggested) => meeting.putAway.includes(key);
  return { open: all.filter((one) => !isPutAway(one)), putAway: all.filter(isPutAway) };
}

function missing(meeting: MeetingNeeds, at: Date): Suggested[] {
  const wants: Suggested[] = [];
  const want = (key: Suggestion, todo: string, why: string, where: Want["at"]) =>
    wants.push({ key, todo, why, at: where });
  const past = meeting.endsAt <= at;

  if (meeting.status === "cancelled") return wants;
  if (meeting.status === "postponed") {
    if (meeting.nextTimes) {
      want("new-date", "Put it on again", "It has a new date, and nobody is told of it yet.", {
        verb: "reinstate",
      });
    } else {
      want("new-date", "Set a new date and put it on again", "It is postponed.", { form: "time" });
    }
    return wants;
  }
  if (past) {
    if (meeting.status === "draft") {
      want("past-draft", "Move it to a new date, or delete it", "Its date has gone by.", {
        form: "time",
      });
      return wants;
    }
    if (meeting.report === "") {
      want("report", "Write the report", "Its page turns into the record of the meeting.", {
        record: true,
      });
    }
    if (meeting.attendance === null) {
      want("attendance", "Write down how many came", "It helps to choose the next hall.", {
        record: true,
      });
    }
    return wants;
  }

  if (!meeting.venueId && !meeting.onlineUrl) {
    want("place", "Choose a venue or give an online link", "Nobody knows where to go.", {
      form: "place",
    });
  }
  if (meeting.venueId && meeting.unaddressed) {
    want("address", "Give the venue’s address", "It is only a name: nobody knows where it is.", {
      venue: meeting.venueId,
    });
  }
  if (meeting.takesRsvps && meeting.capacity === null && meeting.venueId) {
    want("capacity", "Say how many seats there are", "RSVPs are taken without limit.", {
      form: "rsvp-settings",
    });
  }
  if (meeting.summary === "" && meeting.description === "") {
    want("words", "Say what it is about", "Its page has no words about it yet.", {
      form: "words",
    });
  }
  if (meeting.programmeItems === 0 && meeting.startsAt.getTime() - at.getTime() < 14 * DAY) {
    want("programme", "Add the programme", "It is less than two weeks away.", {
      form: "programme",
    });
  }
  if (meeting.status === "draft") {
    want("publish", "Put the meeting on", "It is a draft: only organizers see it.", {
      verb: "publish",
    });
  }
  return wants;
}
