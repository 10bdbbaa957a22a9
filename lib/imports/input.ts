import { z } from "zod";

/** The list that a page showed, as its forms say it: none is one that nobody can have seen. */
export const seenList = z.string().max(40).prefault("");

/** A list as a form sends it: a file, or the cells pasted. */
export const fileInput = z.object({
  file: z.instanceof(File).optional().catch(undefined),
  pasted: z.string().prefault(""),
});
