import { z } from "zod";

/** A list as a form sends it: a file, or the cells pasted. */
export const fileInput = z.object({
  file: z.instanceof(File).optional().catch(undefined),
  pasted: z.string().prefault(""),
});
