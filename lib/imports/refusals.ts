import { refusals } from "#lib/result.ts";

/** Why a list is not read, or nothing more is done with one. */
export const words = {
  "no-file": () => "Choose a file, or paste the list below.",
  again: () => "Choose the file once more: it is kept only when nothing else is wrong.",
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
  ended: () => "This import has ended already.",
  undone: () => "This import is undone already.",
  other: () =>
    "Another list was chosen since, in another window: what stands here now is that one. Look it over first.",
  gone: () => "The list is not kept any more. Choose the file again.",
};

export const { refuse } = refusals("import", words);
