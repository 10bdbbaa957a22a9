import { z } from "zod";
import { multiline, optionalUrl, requiredId, requiredLine } from "#lib/forms/fields.ts";

export const speakerInput = z.object({
  name: requiredLine(200, "Name", "Enter the speaker's name."),
  groupId: requiredId("Choose the group that keeps this speaker."),
  /** Markdown. */
  biography: multiline(20_000, "Biography"),
  url: optionalUrl("Website"),
});

export type SpeakerInput = z.output<typeof speakerInput>;

/** A speaker added in place, from another form: the name is enough for now. */
export const newSpeakerInput = speakerInput.pick({ groupId: true, name: true });
