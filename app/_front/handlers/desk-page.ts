import type { Handler } from "../exchange.ts";
import { changeWhole, isPage, withoutEmptyActions } from "../whole-page.ts";

/** Pages that run Next's scripts keep all that Next made, but for what is no HTML. They wait for nothing, so none comes later for being whole. */
export const deskPage: Handler = (exchange) => {
  if (isPage(exchange, exchange.req.headers, "nonce")) changeWhole(exchange, withoutEmptyActions);
};
