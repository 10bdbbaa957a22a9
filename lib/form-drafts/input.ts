import { z } from "zod";

/** The form and the row it edits: "meeting:new", "meeting:01k…". */
export const formName = z.string().regex(/^[a-z]+:[a-z0-9]{1,40}$/);

/** The most that is kept of one form, in characters of JSON. */
export const DRAFT_MAX = 400_000;
