import { z } from "zod";
import { requiredId } from "#lib/forms/fields.ts";

/** Which mail of the outbox a button is about. */
export const mailInput = z.object({ id: requiredId("This mail does not exist.") });

/** The button that tries all parked mail again carries nothing. */
export const allMailInput = z.object({});
