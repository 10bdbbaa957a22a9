import type { MeetingStatus } from "#db/tables.ts";
import type { Verb } from "#lib/meetings/policy.ts";
import { plural } from "#lib/text/plural.ts";

/** What the desk looks at to tell what a meeting still wants. */
export type MeetingNeeds = {
  status: MeetingStatus;
  startsAt: Date;
  endsAt: Date;
  venueId: string | null;
  onlineUrl: string | null;
  takesRsvps: boolean;
  capacity: number | null;
  seatsTaken: number;
  /** RSVPs that wait for approval, and those in the waiting list. */
  pending: number;
  waiting: number;
  summary: string;
  description: string;
  report: string;
  attendance: number | null;
  programmeItems: number;
  parkedMail: number;
};

/** Where it is done: a part of the form, the RSVPs, the mail, the record after it, or a change of state. */
export type WantPlace = "time" | "place" | "rsvp-settings" | "words" | "programme";
export type Want = {
  key: string;
  /** What to do, as an order: "Choose a venue". */
  todo: string;
  why: string;
  at:
    | { form: WantPlace }
    | { verb: Verb }
    | { rsvps: "pending" | "waitlisted" }
    | { page: "mail" | "record" };
};

const DAY = 86_400_000;

const waits = (n: number) => plural(n, { one: "One RSVP waits", other: `${n} RSVPs wait` });

/** What wants doing for a meeting at an instant, the most pressing first; nothing where all is well. */
export function wantsDoing(meeting: MeetingNeeds, at: Date): Want[] {
  const wants: Want[] = [];
  const want = (key: string, todo: string, why: string, where: Want["at"]) =>
    wants.push({ key, todo, why, at: where });
  const past = meeting.endsAt <= at;

  if (meeting.parkedMail > 0) {
    want(
      "mail",
      "See to mail that could not be delivered",
      plural(meeting.parkedMail, {
        one: "One mail is parked.",
        other: `${meeting.parkedMail} mails are parked.`,
      }),
      { page: "mail" },
    );
  }
  if (meeting.status === "cancelled") return wants;
  if (meeting.status === "postponed") {
    want("new-date", "Set a new date and put it on again", "It is postponed.", { form: "time" });
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
        page: "record",
      });
    }
    if (meeting.attendance === null) {
      want("attendance", "Write down how many came", "It helps to choose the next hall.", {
        page: "record",
      });
    }
    return wants;
  }

  if (!meeting.venueId && !meeting.onlineUrl) {
    want("place", "Choose a venue or give an online link", "Nobody knows where to go.", {
      form: "place",
    });
  }
  if (meeting.takesRsvps && meeting.capacity === null && meeting.venueId) {
    want("capacity", "Say how many seats there are", "RSVPs are taken without limit.", {
      form: "rsvp-settings",
    });
  }
  if (meeting.pending > 0) {
    want("approval", "Approve or refuse RSVPs", `${waits(meeting.pending)} for your answer.`, {
      rsvps: "pending",
    });
  }
  if (meeting.waiting > 0) {
    want("waiting", "Look at the waiting list", `${waits(meeting.waiting)} for a seat.`, {
      rsvps: "waitlisted",
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
