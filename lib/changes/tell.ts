import { z } from "zod";

/*
 * Whether those who are coming are told of what is being changed: one tick of
 * a form. Browser-safe.
 */

/** Of what people are told: nothing, what weighs, or whatever they could notice. */
export type Tell = "nothing" | "weighty" | "any";

/** As a form sends it: nothing where the tick is off. */
export const tellInput = z
  .enum(["weighty", "any"])
  .optional()
  .catch(undefined)
  .transform((sent): Tell => sent ?? "nothing");

/** A form's input with the tick beside it. */
export function withTell<S extends z.ZodType>(schema: S) {
  return z.intersection(schema, z.object({ tell: tellInput })).transform((sent) => {
    const { tell, ...input } = sent as { tell: Tell };
    return { input: input as z.output<S>, tell };
  });
}
