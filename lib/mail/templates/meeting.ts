import type { RsvpStatus } from "#db/tables.ts";
import { atHand, meetingBlocks } from "./details.ts";
import { MANAGE, type MeetingFacts, meetingBlock, pageLink } from "./facts.ts";
import {
  attachedBlock,
  meetingMail,
  type RsvpFacts,
  seats,
  type Written,
  withdrawnBlocks,
} from "./meeting-mail.ts";

export type ChangeFacts = Pick<RsvpFacts, "name" | "partySize"> & {
  kind: "changed" | "cancelled" | "postponed" | "reinstated";
  /** The organizer's words; "" if none. */
  note: string;
  status: RsvpStatus;
  /** Until when the seat is held for a yes, in words; null when it is theirs. */
  until: string | null;
  /** Whether the entry for their calendar goes with it, or its withdrawal. */
  attached: boolean;
};

const HEADINGS: Record<ChangeFacts["kind"], string> = {
  changed: "The meeting has changed",
  cancelled: "The meeting is cancelled",
  postponed: "The meeting is postponed",
  reinstated: "The meeting takes place after all",
};

type Standing = Pick<ChangeFacts, "status" | "partySize" | "until">;

function statusWords({ status, partySize, until }: Standing): string {
  if (until) return `Your seat is held until ${until}: please say whether you still come.`;
  if (status === "going") return `You have ${seats(partySize)}.`;
  if (status === "waitlisted") return "You are on the waiting list.";
  return "";
}

/** A meeting that is off, as it was announced: a time that it was given since is no part of that. */
function wasToBe({ before, news: _, ...meeting }: MeetingFacts): MeetingFacts {
  return {
    ...meeting,
    date: before?.date ?? meeting.date,
    title: before?.title ?? meeting.title,
    when: before?.when ?? meeting.when,
    where: before?.where ?? meeting.where,
    onlineUrl: null,
    doors: null,
  };
}

/** What attendees are told when a meeting changes in a way that matters. */
export function meetingChangeMail(meeting: MeetingFacts, change: ChangeFacts): Written {
  const on = change.kind === "changed" || change.kind === "reinstated";
  const kept = on ? statusWords(change) : "";
  const told = on ? meeting : wasToBe(meeting);
  const entry = on ? [attachedBlock(meeting)] : withdrawnBlocks(meeting);
  return meetingMail(told, `meeting-${change.kind}`, {
    name: change.name,
    heading: HEADINGS[change.kind],
    note: change.note,
    body: [
      ...(on ? meetingBlocks(told) : [meetingBlock(told, [], "Was to be")]),
      ...(kept ? [{ p: `${kept} If you cannot come, please say so.` }] : []),
      on
        ? { action: "Change or cancel your RSVP", href: MANAGE }
        : { link: "Your RSVP", href: MANAGE },
      ...(change.attached ? entry : []),
      ...(on ? atHand(told) : []),
    ],
    end: [pageLink(told)],
  });
}
