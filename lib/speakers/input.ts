import { z } from "zod";
import { line, multiline, optionalUrl } from "#lib/forms/fields.ts";
import { nameAndGroup } from "#lib/kept/input.ts";

export const speakerInput = z.object({
  ...nameAndGroup("speaker"),
  /** By which lists are ordered; "" to have them go by the name. */
  familyName: line(200, "Family name"),
  /** Markdown. */
  biography: multiline(20_000, "Biography"),
  url: optionalUrl("Website"),
});

export type SpeakerInput = z.output<typeof speakerInput>;

/** A speaker added in place, from another form: the name is enough for now. */
export const newSpeakerInput = speakerInput.pick({ groupId: true, name: true });
