import { fold } from "#lib/text/fold.ts";
import type { Choice } from "./choices.ts";

const words = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]{2,}/gu) ?? []);

/** The choices that share at least half of the words of the shorter name with `name`: likely duplicates, the likeliest first. */
export function similarChoices(name: string, choices: readonly Choice[]): Choice[] {
  const own = words(name);
  return choices
    .map((choice) => {
      const theirs = words(choice.label);
      const shared = [...own].filter((word) => theirs.has(word)).length;
      const fewer = Math.max(1, Math.min(own.size, theirs.size));
      const all = own.size + theirs.size - shared;
      return { choice, part: shared / fewer, likeness: shared / Math.max(1, all) };
    })
    .filter(({ part }) => part >= 0.5)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ choice }) => choice);
}
