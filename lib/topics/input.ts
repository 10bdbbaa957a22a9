import { z } from "zod";
import { cleanLine, isVisible, slugify } from "../text.ts";

/** The name by which two spellings are one topic. */
export function topicKey(name: string): string {
  return slugify(name) || name.toLowerCase();
}

/**
 * The topics of a meeting by their names, as several values ("topics[]") or
 * separated by commas; each once. Topics that are new come to be when they are saved.
 */
export const topicNames = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((value) => {
    const names = [value ?? []].flat().flatMap((text) => text.split(","));
    const clean = names.filter(isVisible).map(cleanLine);
    return [...new Map(clean.map((name) => [topicKey(name), name])).values()];
  })
  .pipe(
    z
      .array(z.string().max(60, "Topics: at most 60 characters each."))
      .max(20, "Topics: at most 20 for a meeting."),
  );
