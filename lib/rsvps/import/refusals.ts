import { refusals } from "#lib/result.ts";

/** Why a list, or a row of it, is not imported. */
export const words = {
  "no-file": () => "Choose a file, or paste the list below.",
  large: ({ megabytes }: { megabytes: number }) =>
    `This is too large: at most ${megabytes} MB at once.`,
  workbook: () =>
    "This is a workbook. In Excel or LibreOffice, save it as CSV first, then choose that file.",
  binary: () => "This is not a list in text form. Save it as CSV and choose that file.",
  rows: ({ most }: { most: number }) =>
    `There are more than ${most.toLocaleString("en-GB")} rows. Import them in parts.`,
  columns: ({ widest, most }: { widest: number; most: number }) =>
    `There are ${widest} columns; at most ${most} can be read.`,
  empty: ({ headings }: { headings: boolean }) =>
    headings ? "There is one row in it, and it looks like headings." : "There is nothing in it.",
  unreadable: ({ line, long }: { line: number; long: boolean }) =>
    long
      ? "A row of it is far too long for a list of people. Is a quotation mark missing its other half?"
      : `It cannot be read${line > 0 ? ` from line ${line} on` : ""}: a quotation mark is missing its other half.`,
  gone: () => "The list is not kept any more. Choose the file again.",
  "no-name": () => "Say which column holds the names.",
  party: ({ people, seats }: { people: number; seats: number }) =>
    `A party of ${people} is larger than the meeting, which has ${seats} seats.`,
  full: () => "All seats are taken, and there is no waiting list.",
  status: ({ said }: { said: string }) => `“${said}” is no state that is known here.`,
  sum: () => "A sum of the list, not a person.",
  unsubscribed: () => "Wants no mail from there any more: is not taken over.",
  unanswered: () => "Was asked and has not answered.",
  person: ({ question, person, people }: { question: string; person: number; people: number }) =>
    `“${question}” is answered for person ${person}, and the party is of ${people}.`,
};

export const { refuse } = refusals("rsvp-import", words);
