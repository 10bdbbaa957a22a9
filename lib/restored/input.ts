import { z } from "zod";

/** The buttons that send, or give up, the mail of a restored back-up carry nothing. */
export const restoredInput = z.object({});
