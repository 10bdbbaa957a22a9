import { z } from "zod";

/** The button "The clock is right" carries nothing. */
export const clockInput = z.object({});
