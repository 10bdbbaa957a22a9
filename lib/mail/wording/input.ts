import { z } from "zod";
import { multiline, requiredLine } from "#lib/forms/fields.ts";
import { isVisible } from "#lib/text/clean.ts";
import { checkPlaces } from "../places.ts";
import { WORDS, type WordedKind } from "../templates/words.ts";

const SUBJECT_MAX = 150;
const WORDS_MAX = 2000;

/** Whether there is such a mail, and its words are a group's to set. */
export function isWordedKind(kind: string): kind is WordedKind {
  return Object.hasOwn(WORDS, kind);
}

/** What the form of a mail's words sends; what it may hold in braces depends on the mail. */
export function wordsInput(kind: WordedKind) {
  const known = checkPlaces(WORDS[kind].places);
  return z.object({
    subject: requiredLine(SUBJECT_MAX, "Subject", "Enter the subject.").superRefine(known),
    intro: multiline(WORDS_MAX, "Above the facts")
      .refine(isVisible, { message: "Enter what is said above the facts." })
      .superRefine(known),
    outro: multiline(WORDS_MAX, "Below the facts").superRefine(known),
  });
}
