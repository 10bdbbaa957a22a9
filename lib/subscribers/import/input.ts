import { z } from "zod";
import { line } from "#lib/forms/fields.ts";
import { fileInput } from "#lib/imports/input.ts";
import { choicesInput } from "../input.ts";
import { readAgreed } from "./agreed.ts";
import { HOW_MAX } from "./plan.ts";

/** A list of subscribers with what they are subscribed to. */
export const listInput = fileInput.extend(choicesInput.shape);

/** How all of a list agreed of whom it does not say so itself, and when; both or neither. */
export const consentInput = z
  .object({
    how: line(HOW_MAX, "How they agreed"),
    agreedOn: line(40, "When").transform((text, context) => {
      if (text === "" || readAgreed(text)) return text;
      context.addIssue({
        code: "custom",
        message: "Enter the day on which they agreed, as 2024-03-14.",
      });
      return z.NEVER;
    }),
  })
  .superRefine(({ how, agreedOn }, context) => {
    const missing = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (how === "" && agreedOn !== "") missing("how", "Say how they agreed, too.");
    if (how !== "" && agreedOn === "") missing("agreedOn", "Say when they agreed, too.");
  });

export type Consent = z.output<typeof consentInput>;
