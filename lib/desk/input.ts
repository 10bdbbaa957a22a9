import { z } from "zod";
import { requiredId } from "#lib/forms/fields.ts";
import { SUGGESTIONS } from "./wants.ts";

/** A suggestion of the desk for a meeting. */
export const suggestionInput = z.object({
  id: requiredId("This meeting does not exist."),
  key: z.enum(SUGGESTIONS),
});

export type SuggestionInput = z.output<typeof suggestionInput>;
