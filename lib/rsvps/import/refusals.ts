import { refusals } from "#lib/result.ts";

/** Why a list, or a row of it, is not imported. */
export const words = {
  "no-name": () => "Say which column holds the names.",
  party: ({ people, seats }: { people: number; seats: number }) =>
    `A party of ${people} is larger than the meeting, which has ${seats} seats.`,
  full: () => "All seats are taken, and there is no waiting list.",
  status: ({ said }: { said: string }) => `“${said}” is no state that is known here.`,
  along: ({ said, people }: { said: string; people: number }) =>
    `“${said}” come along, and the party is of ${people}.`,
  headings: () => "The headings once more, not a person.",
  unread: ({ columns }: { columns: string }) =>
    `Left out, though it may say who comes: ${columns}. If it does, choose “State” for it above.`,
  more: ({ columns }: { columns: string }) =>
    `Left out, though it may say more of who comes: ${columns}. If it does, choose “State” for it, too.`,
  silent: ({ platform }: { platform: string }) =>
    `${platform} saves those who said no, too, and does not say here who did. Its list of attendees does.`,
  note: () => "A note beside the list, not a person.",
  unsaid: () => "Does not say whether they come: nothing stands under “State”.",
  sum: () => "A sum of the list, not a person.",
  unsubscribed: () => "Wants no mail from there any more: is not taken over.",
  shared: ({ line, name }: { line: number; name: string }) =>
    `Its address is that of ${name}, in line ${line}. If this is somebody else, set the row by hand without it.`,
  "by-hand": () => "Left out by hand.",
  nothing: () => "There is nothing in it that is not on the list already.",
  "no-line": () => "There is no such line in the list.",
  unanswered: () => "Was asked and has not answered.",
  person: ({ question, person, people }: { question: string; person: number; people: number }) =>
    `“${question}” is answered for person ${person}, and the party is of ${people}.`,
};

export const { refuse, insistOn } = refusals("rsvp-import", words);
