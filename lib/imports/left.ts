/** What other platforms say of somebody to whom no mail goes any more, folded; between bars. */
export const LEFT = "unsubscribed|cleaned|bounced|nonsubscribed|non subscribed|complained|archived";
