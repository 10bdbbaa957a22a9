import { z } from "zod";
import { multiline, requiredLine } from "#lib/fields.ts";
import { isVisible } from "#lib/text.ts";
import { type Place, WORDS, type WordedKind } from "../templates/words.ts";

const SUBJECT_MAX = 150;
const WORDS_MAX = 2000;

/** Whether there is such a mail, and its words are a group's to set. */
export function isWordedKind(kind: string): kind is WordedKind {
  return Object.hasOwn(WORDS, kind);
}

/** The first thing in braces that is no place of this mail, as it was typed; null if there is none. */
function unknownPlace(text: string, places: readonly Place[]): string | null {
  const braces = text.matchAll(/\{([^{}\n]{0,60})\}/g);
  for (const [typed, name] of braces) {
    if (!places.some((place) => place === name)) return typed;
  }
  return null;
}

const list = (places: readonly Place[]) => places.map((place) => `{${place}}`).join(", ");

/** What the form of a mail's words sends; what it may hold in braces depends on the mail. */
export function wordsInput(kind: WordedKind) {
  const { places } = WORDS[kind];
  const known = (label: string) => (text: string, context: z.core.$RefinementCtx) => {
    const unknown = unknownPlace(text, places);
    if (unknown === null) return;
    context.addIssue({
      code: "custom",
      message: `${label}: ${unknown} stands for nothing in this mail. What can be used: ${list(places)}.`,
    });
  };
  return z.object({
    subject: requiredLine(SUBJECT_MAX, "Subject", "Enter the subject.").superRefine(
      known("Subject"),
    ),
    intro: multiline(WORDS_MAX, "Above the facts")
      .refine(isVisible, { message: "Enter what is said above the facts." })
      .superRefine(known("Above the facts")),
    outro: multiline(WORDS_MAX, "Below the facts").superRefine(known("Below the facts")),
  });
}
