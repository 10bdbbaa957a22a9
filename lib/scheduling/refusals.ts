import { refusals } from "#lib/result.ts";

/** Why a meeting cannot be as its organizers ask. */
export const words = {
  "not-your-group": () => "Group: choose one in which you are an organizer.",
  archived: () =>
    "Group: this one is archived and puts no new meetings on. One of its owners can take it up again, under Groups.",
  "host-stays": () => "Group: the host of a published meeting stays. Duplicate it.",
  "co-hosts": () =>
    "Co-hosts: choose groups in which you are an organizer, and that are not archived.",
  "venue-gone": () => "Venue: this one is not there any more. Choose another.",
  "room-elsewhere": () => "Room: this one does not belong to the venue. Choose another.",
  "speaker-gone": () => "A speaker is not there any more.",
  "article-gone": () => "This article is not there any more.",
  "report-intricate": () =>
    "Report: quotations, lists or other marks stand within one another so deep, or are so many, that they cannot be set. Take some out (lists in lists, quotations in quotations), or write part of it as plain text.",
  "picture-gone": () => "Picture: this one is not there any more. Choose it again.",
  stale: () =>
    "Somebody else changed this meeting after you opened it. Open it in another tab to compare: saving here once more puts what stands here in place of theirs.",
  "seats-taken": ({ taken }: { taken: number }) =>
    `Seats: ${taken} are taken already. Enter ${taken} or more, leave it empty for no limit, or tick below that everybody keeps their seat.`,
  state: ({ status, over }: { status: string; over: boolean }) =>
    `This meeting is ${status}${over ? " and over" : ""}: that cannot be done now.`,
  meanwhile: () => "Somebody else changed this meeting just now. Look again.",
  rsvps: () =>
    "People have said that they are coming. Cancel or postpone the meeting, so that they are told.",
  "figure-unsaid": () =>
    "Report: say what each picture shows, between the square brackets: ![the hall at eight](/images/…).",
  "figure-gone": () =>
    "Report: one of its pictures is not here any more. Take it out, or add it again.",
  twice: () => "Thanks were sent already.",
  early: () => "Thanks go out once the meeting is over and its report is written.",
};

export const { refuse, insists, insistOn, saw } = refusals("meeting", words);
